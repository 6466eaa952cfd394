// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate merge`: two threads about the same.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Let a thread point to another one about the same.",
    discussion: """
      Both must stand, be of one kind and about the same person. Nothing is removed, and no voice is \
      added to the other's. --reason is duplicate.
      """)

  @OptionGroup var options: BoardOptions
  @OptionGroup var because: ReasonOption

  @Argument(help: "The thread that is to point to the other.")
  var thread: String

  @Option(help: "The other thread.")
  var into: String

  func run() throws {
    let session = try options.writing()
    let row = try ThreadArgument.thread(thread, in: session)
    let other = try ThreadArgument.thread(into, in: session)
    let reason = try because.reason(for: .merge)
    _ = try session.act(.moderate(Moderation(.merge, row.id, other: other.id, reason: reason)))
    Output.note("Merged into \(other.id.reference). split takes that back.")
  }
}
