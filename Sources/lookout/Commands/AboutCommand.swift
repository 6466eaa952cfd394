// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout about`: what is written about one office-holder, by tag.
struct AboutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "about", abstract: "Tell what is written about one person, by tag.",
    discussion: """
      What to do first, then the threads, newest first. lookout who finds the tag of a name. The exit \
      code is 0 whether or not anything is written: nothing on this board is not the same as safe.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A tag such as \"Basalt 17\" or basalt-17.")
  var tag: [String]

  @Flag(help: "One JSON object: subject, watched, standing, voices, advice and threads.")
  var json = false

  func run() throws {
    let session = try options.reading()
    defer { BoardOptions.tellOfLateDamage(of: session) }
    let subject = try TagArgument.subject(tag.joined(separator: " "), on: session.board)
    let most = session.isSealed ? Session.mostRows : Int.max
    let rows = Array(
      session.board.threads(about: subject.id, on: session.today).prefix(most))
    try Complaint.wording { () throws(SessionError) in try session.spend(rows: rows.count) }
    let report = SubjectReport(session)
    do throws(SessionError) {
      let texts = try session.rows(rows.map(\.id))
      let told = rows.map { (row: $0, text: texts[$0.id]) }
      if json {
        Output.print(report.json(subject, told))
      } else {
        Output.print(report.text(subject, told))
      }
    } catch {
      throw Complaint(error)
    }
  }
}
