// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Glibc
internal import Session
internal import Terminal

/// `lookout open`: the terminal interface.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the board in the terminal (what lookout alone does).")

  @OptionGroup var options: BoardOptions

  func run() throws {
    let session = try options.opening()
    do {
      let signals = try SignalSource()
      let terminal = try Terminal(
        input: STDIN_FILENO, output: STDOUT_FILENO,
        environment: TerminalEnvironment { getenv($0).map { String(cString: $0) } })
      let loop = try BoardLoop(session, terminal: terminal, signals: signals)
      try loop.run()
    } catch let error as TerminalError {
      throw Complaint(error)
    } catch let error as SessionError {
      throw Complaint(error)
    }
  }
}
