// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout show`: one thread, whole.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a thread with all its posts.")

  @OptionGroup var options: BoardOptions

  @Argument(help: "A reference such as K4TZ, or an id.")
  var thread: String

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let session = try options.reading()
    defer { BoardOptions.tellOfLateDamage(of: session) }
    let row = try ThreadArgument.thread(thread, in: session)
    try Complaint.wording { () throws(SessionError) in try session.spend(threads: 1) }
    do throws(SessionError) {
      guard let reading = try session.thread(row.id) else { throw .refused(.noSuchThread) }
      let text = try session.rows([row.id])[row.id]
      let report = ThreadReport(session)
      if json {
        Output.print(report.json(row, text, reading))
      } else {
        Output.print(report.text(row, reading))
        if session.isModerator, row.state(on: session.today) == .setAside {
          Output.note("lookout moderate put-back \(row.id.reference) takes that back.")
        }
      }
    } catch {
      throw Complaint(error)
    }
  }
}
