// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Glibc
internal import Session
internal import Storage
internal import Terminal

/// `lookout open`: the terminal interface.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the board in the terminal (what lookout alone does).",
    discussion: """
      A sealed board asks for the codename, takes an invitation, and shows whom to ring without \
      either.
      """)

  @OptionGroup var options: BoardOptions

  func run() throws {
    var (folder, session) = try options.opening()
    // Whoever changes between screens and lines stays in.
    while true {
      if session?.privateState.prefersLineMode.value != true {
        guard case .lineMode(let open) = try show(folder, session) else { return }
        session = try open ?? options.opening(in: folder)
      }
      guard let reader = session, try ReadCommand.run(reader) else { return }
    }
  }

  /// Shows the screens until they are left.
  private func show(
    _ folder: BoardFolder, _ session: Session?
  ) throws(Complaint) -> TerminalLoop.Outcome {
    do {
      let signals = try SignalSource()
      let terminal = try Terminal(
        input: STDIN_FILENO, output: STDOUT_FILENO,
        environment: TerminalEnvironment { getenv($0).map { String(cString: $0) } })
      return try TerminalLoop(folder, session, terminal: terminal, signals: signals).run()
    } catch let error as TerminalError {
      throw Complaint(error)
    } catch let error as SessionError {
      throw Complaint(error)
    } catch {
      throw Complaint(.inputOutput, "The terminal cannot be used.")
    }
  }
}
