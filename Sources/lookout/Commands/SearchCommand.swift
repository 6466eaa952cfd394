// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Screens
internal import Session

/// `lookout search`: posts by their words.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find posts by their words, newest first.",
    discussion: """
      Every word of the query must begin a word of the post, of its advice or of its labels; case \
      and accents do not matter. kind: conduct: occasion: basis: when: subject: is:unread and \
      is:watched narrow it, as in: lookout search late kind:question occasion:taxi

      Names stand in no post, on purpose: lookout who asks about a Member.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "The words.")
  var query: [String]

  @Option(help: "At most so many.")
  var limit: Int?

  @Flag(help: "One JSON array.")
  var json = false

  func validate() throws {
    guard limit ?? 1 > 0 else { throw ValidationError("--limit takes a number from 1 up.") }
  }

  func run() throws {
    guard let query = SearchQuery(query.joined(separator: " ")) else {
      throw Complaint(.usage, "There is nothing to look for.", next: "Give at least one word.")
    }
    let session = try options.reading()
    defer { BoardOptions.tellOfLateDamage(of: session) }
    if let fault = query.fault(in: session.world.vocabulary) {
      throw Complaint(.usage, fault.sentence(session.world.vocabulary))
    }
    var search = session.search(query)
    do throws(SessionError) {
      while !search.isDone { try search.advance() }
    } catch {
      throw Complaint(error)
    }
    let aside = SearchCommand.setAside(query, session)
    let hits = Array((aside + search.hits).prefix(limit ?? Int.max))
    let report = SearchReport(session)
    if json { Output.print(report.json(hits)) }
    if hits.isEmpty {
      let members = try Complaint.wording { () throws(SessionError) in
        try session.people(named: query.text)
      }
      Output.note(
        members.isEmpty
          ? "Nothing found. That is not the same as safe: most things are never written down."
          : "That may be a Member on the roster, and names stand in no post: lookout who - says "
            + "whether anything is written about them.")
    } else if !json {
      for hit in hits { Output.print(report.text(hit)) }
    }
  }

  /// The thread that the query names by its reference, where it is set aside and a moderator asks, who
  /// may have to put it back; nobody else finds it, nor by its words anybody.
  private static func setAside(_ query: SearchQuery, _ session: Session) -> [SearchHit] {
    guard session.isModerator, let thread = query.reference.flatMap(session.board.thread),
      let row = session.board.row(thread), row.state(on: session.today) == .setAside
    else { return [] }
    return [
      SearchHit(
        thread: thread, message: thread.opening, day: row.lastDay,
        excerpt: BodyReading.setAsideLine)
    ]
  }
}
