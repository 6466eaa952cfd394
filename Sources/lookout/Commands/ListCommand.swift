// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout list`: the threads that stand, newest first.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the threads that stand, newest first.")

  @OptionGroup var options: BoardOptions

  @OptionGroup var filter: ListOptions

  @Option(
    help: ArgumentHelp(
      "At most so many; on a sealed board at most \(Session.mostRows), \(Session.mostRowsOfDay) a day."
    ))
  var limit: Int?

  @Flag(help: "One JSON array.")
  var json = false

  func validate() throws {
    guard limit ?? 1 > 0 else { throw ValidationError("--limit takes a number from 1 up.") }
  }

  func run() throws {
    let session = try options.reading()
    defer { BoardOptions.tellOfLateDamage(of: session) }
    let most = session.isSealed ? Session.mostRows : Int.max
    let rows = try filter.rows(in: session).prefix(limit ?? most)
    try Complaint.wording { () throws(SessionError) in try session.spend(rows: rows.count) }
    let report = ThreadReport(session)
    do throws(SessionError) {
      let texts = try session.rows(rows.map(\.id))
      if json {
        Output.print(report.json(rows.map { ($0, texts[$0.id]) }))
      } else if rows.isEmpty {
        Output.note("Nothing here. That is not the same as safe: most things are never written.")
      } else {
        for row in rows { Output.print(report.text(row, texts[row.id])) }
      }
    } catch {
      throw Complaint(error)
    }
  }
}
