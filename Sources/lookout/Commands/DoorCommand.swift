// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Glibc
internal import Text

/// `lookout door`: what sshd runs for whoever comes to one board.
struct DoorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "door",
    abstract: "What sshd runs: one board for whoever comes over SSH.",
    discussion: """
      For ForceCommand in sshd_config, or command="" in authorized_keys; lookout host config prints \
      both whole. Without a command of the caller's it opens the board on her terminal. Otherwise it \
      does what SSH_ORIGINAL_COMMAND asks for, if that is on a short list: ssh HOST list --json. No \
      shell reads it. The board and the environment are fixed, and - is the only path. A codename is \
      the first line of standard input, or is asked for, unseen, on a terminal (ssh -t). Whatever \
      else is asked for is refused by name, with exit code 77.
      """)

  @Option(help: ArgumentHelp("The board's directory, from the root.", valueName: "dir"))
  var board: String

  func validate() throws {
    guard board.hasPrefix("/") else {
      throw ValidationError("--board takes a path from the root, such as /var/lib/lookout/board.")
    }
  }

  func run() throws {
    let call = try DoorCommand.call()
    var settings = ["LOOKOUT_BOARD": board]
    if call.takesCodename, isatty(STDIN_FILENO) == 0 { settings["LOOKOUT_CODENAME_FILE"] = "-" }
    DoorEnvironment.fix(settings)
    if call.words == DoorCall.screens.words, isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0
    {
      throw Complaint(
        .usage, "The board opens on a terminal, and this is none.",
        next: "ssh -t HOST opens it; ssh HOST list, and ssh HOST help, need no terminal.")
    }
    Lookout.carryOut(call.words)
  }

  /// What the caller asked for.
  private static func call() throws(Complaint) -> DoorCall {
    guard let line = getenv("SSH_ORIGINAL_COMMAND") else { return .screens }
    let bytes = UnsafeBufferPointer(start: line, count: strlen(line)).map(UInt8.init(bitPattern:))
    guard let text = try? Sanitiser.decode(bytes) else {
      throw Complaint(.badData, "That call is not UTF-8.")
    }
    return try DoorCall.asked(by: text)
  }
}
