// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import CPosix

/// The program: `lookout` alone opens the board.
///
/// When adding a command, add a file in `Commands` and a line here; its errors get their words in
/// `Wording.swift`, its JSON its shape in `Reports`.
@main
struct Lookout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookout",
    abstract: "A warning board for parliamentary staff.",
    discussion: """
      The board is --board DIR, else LOOKOUT_BOARD, else $XDG_DATA_HOME/lookout/board. A codename \
      comes from --codename-file FILE (- is the first line of standard input) or from the file that \
      LOOKOUT_CODENAME_FILE names; it is never an argument.

      Data goes to standard output, everything else to standard error. Exit codes: 0 done, 64 \
      usage, 65 bad data, 66 no such board or thread, 69 busy, 73 cannot create, 74 input or \
      output failed, 77 refused.

      lookout --version says which release this is.

      No warning about someone does not mean safe: most things are never written.
      """,
    subcommands: [
      OpenCommand.self, ReadCommand.self, InitCommand.self, SeedCommand.self, ListCommand.self,
      ShowCommand.self, WarnCommand.self, PostCommand.self, AmendCommand.self,
      WithdrawCommand.self, SameHereCommand.self, ThanksCommand.self, ReportCommand.self,
      MailCommand.self,
      AllClearCommand.self, LaterCommand.self, UpcomingCommand.self, SearchCommand.self,
      WhoCommand.self, AboutCommand.self, RosterCommand.self, InviteCommand.self,
      JoinCommand.self, CodenameCommand.self, NoteCommand.self, ProveCommand.self,
      VerifyCommand.self, ModerateCommand.self, DoctorCommand.self, ProtectsCommand.self,
      AnonymiseCommand.self, RoutesCommand.self, PulseCommand.self, HostCommand.self,
      DoorCommand.self,
      GenerateCommand.self,
    ],
    defaultSubcommand: OpenCommand.self
  )

  static func main() {
    cposix_keep_heap()
    ProcessShield.raise()
    Output.holdStreams()
    guard ProcessShield.isItsCallers else {
      Output.note(
        "lookout: this program is set to run as somebody else (setuid or setgid), and does not.")
      Output.note("  As root: chmod u-s,g-s on the program. lookout host config shows the way in.")
      exit(withError: ExitCode(Complaint.Code.refused.rawValue))
    }
    let words = Array(CommandLine.arguments.dropFirst())
    guard words != ["--version"] else {
      return Output.print("lookout \(String(cString: cposix_release()))")
    }
    carryOut(words)
  }

  /// The command that opens the board, where the words say so as they are mostly said; nil for all
  /// others.
  ///
  /// Before its first word the parser learns of every command, or at least looks through this one's
  /// types, and whoever opens the board would wait two milliseconds or more for what is never shown.
  private static func opening(_ words: [String]) -> OpenCommand? {
    var words = words.first == "open" ? words.dropFirst() : words[...]
    var options = BoardOptions()
    (options.board, options.codenameFile) = (nil, nil)
    while let name = words.popFirst() {
      guard let value = words.popFirst(), value == "-" || !value.hasPrefix("-") else { return nil }
      switch name {
      case "--board": options.board = value
      case "--codename-file": options.codenameFile = value
      default: return nil
      }
    }
    var command = OpenCommand()
    command.options = options
    return command
  }

  /// Does what a command line says; does not return where that fails.
  ///
  /// - Parameter words: the command line after the program's name.
  static func carryOut(_ words: [String]) {
    do {
      var command = try opening(words) ?? parseAsRoot(words)
      try command.run()
    } catch let complaint as Complaint {
      let name = words.first { !$0.hasPrefix("-") }
      Output.note("lookout\(name.map { ": \($0)" } ?? ""): \(complaint.fact)")
      if let next = complaint.next { Output.note("  \(next)") }
      exit(withError: ExitCode(complaint.code.rawValue))
    } catch {
      // Not by the parser itself: it would write the words of the call as they are.
      let (code, message) = (exitCode(for: error), fullMessage(for: error))
      if !message.isEmpty {
        if code.isSuccess { Output.print(message) } else { Output.note(message) }
      }
      exit(withError: code)
    }
  }
}
