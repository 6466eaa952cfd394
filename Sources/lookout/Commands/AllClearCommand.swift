// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout all-clear`: its writer says that it has stopped.
struct AllClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all-clear",
    abstract: "Say of a warning of your own that it has stopped, as far as you know.",
    discussion: """
      It stands above the thread, which stays: readers see both, and a "same here" after it takes the \
      all-clear off again from the next day. To take the warning itself back: lookout withdraw.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A thread's reference or id.")
  var thread: String

  func run() throws {
    let session = try options.writing()
    let thread = try ThreadArgument.thread(thread, in: session)
    _ = try session.act(.allClear(thread.id))
    Output.note("It stands above the thread, until somebody says it again.")
  }
}
