// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// Which threads a list shows, and in which order.
struct ListOptions: ParsableArguments {
  @Option(help: "Only threads of one kind: warning, advice or question.")
  var kind: ThreadKind?

  @Option(help: "Only one sort of conduct, such as situation-to-avoid.")
  var conduct: Conduct?

  @Option(help: "Only one kind of evening or place, such as taxi.")
  var occasion: String?

  @Option(help: "Only what happened then, such as this-week.")
  var when: When?

  @Option(help: ArgumentHelp("Only what is about one person, by tag.", valueName: "tag"))
  var subject: String?

  @Option(help: "Only what the writer knows in one way, such as first-hand.")
  var basis: Basis?

  @Flag(help: "Only what you have not read.")
  var unread = false

  @Flag(help: "Only what is about people you watch.")
  var watched = false

  @Option(
    help: ArgumentHelp(
      "By newest, conduct, occasion, when, subject, basis or unread; what you watch comes first.",
      valueName: "order"))
  var sort: ListOrder = .newest

  /// The threads that are asked for, in the order that is.
  func rows(in session: Session) throws(Complaint) -> [ThreadRow] {
    let (board, state) = (session.board, session.privateState)
    let vocabulary = session.world.vocabulary
    if let occasion, !vocabulary.occasions.contains(where: { $0.code == occasion }) {
      let codes = vocabulary.occasions.map(\.code).joined(separator: " ")
      throw Complaint(.usage, "No occasion is called \(occasion).", next: "There are: \(codes)")
    }
    var filter = ListFilter()
    filter.kind = kind
    filter.conduct = conduct
    filter.occasion = occasion
    filter.when = when
    filter.basis = basis
    filter.isUnreadOnly = unread
    filter.isWatchedOnly = watched
    if let subject { filter.subject = try TagArgument.subject(subject, on: board).id }
    func isUnread(_ row: ThreadRow) -> Bool { state.marks.isUnread(row) }
    func isWatched(_ row: ThreadRow) -> Bool {
      board.subject(of: row).map { state.isWatching($0.id) } ?? false
    }
    let rows = board.current(on: session.today).filter {
      filter.admits($0, in: board, isUnread: isUnread($0), isWatched: isWatched($0))
    }
    // As on the screen: of the same rank the newest first.
    let ranked = rows.enumerated().map { number, row in
      (
        row: row, watched: isWatched(row) ? 0 : 1,
        rank: sort.rank(of: row, in: board, isUnread: isUnread(row)), number: number
      )
    }
    return ranked.sorted {
      ($0.watched, $0.rank, $0.number) < ($1.watched, $1.rank, $1.number)
    }.map(\.row)
  }
}

extension ThreadKind: ExpressibleByArgument {}
extension Conduct: ExpressibleByArgument {}
extension When: ExpressibleByArgument {}
extension ListOrder: ExpressibleByArgument {}
