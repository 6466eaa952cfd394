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
    do throws(SessionError) {
      var loop = try LineLoop(session, input)
      loop.run()
    } catch {
      throw Complaint(error)
    }
  }
}
