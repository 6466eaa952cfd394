// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Session

/// `lookout read`: line mode.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read and write the board in lines, for screen readers and pipes.",
    discussion: """
      The same requests as the screens, in words instead of marks. Nothing arrives unasked. h helps, \
      q leaves. Standard input holds the person's lines; with --codename-file - its first line is \
      the codename.
      """)

  @OptionGroup var options: BoardOptions

  func run() throws {
    var input = LineInput()
    let session = try options.opening(with: &input)
    if try ReadCommand.run(session, input) { Output.note("lookout open shows them.") }
  }

  /// Reads and writes a session's board in lines.
  ///
  /// - Returns: whether the person goes on at the screens.
  static func run(
    _ session: Session, _ input: LineInput = LineInput()
  ) throws(Complaint) -> Bool {
    do {
      var loop = try LineLoop(session, input)
      return try loop.run()
    } catch {
      throw Complaint(error)
    }
  }
}
