// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout same-here`: "I know this too".
struct SameHereCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "same-here", abstract: "Say that you know this too.",
    discussion: """
      Counted once for each member and thread, shown from tomorrow, and not tied to your tag. \
      "I have heard it said" is not counted.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A thread's reference or id, or a message of the thread.")
  var thread: String

  @Option(help: "How you know: first-hand, told-by-the-person or told-by-several.")
  var basis: Basis = .firstHand

  func run() throws {
    let session = try options.writing()
    let thread = try ThreadArgument.message(thread, in: session).thread
    _ = try session.act(.sameHere(thread, basis))
    Output.note(SameHereCommand.counted(basis))
  }

  /// What is told to whoever has said so.
  static func counted(_ basis: Basis) -> String {
    "Counted, and shown from tomorrow."
      + (basis == .firstHand ? "\n\(Lists.routes.alertListSentence)" : "")
  }
}

extension Basis: ExpressibleByArgument {}
