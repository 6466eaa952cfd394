// SPDX-License-Identifier: Apache-2.0

/// A public occasion to come, kept by moderators: a conference, a delegation, the Christmas parties.
///
/// It is told by the week, and what it is called stands in the body of its event.
package struct PublicOccasion: Hashable, Sendable {
  package let id: EventID
  /// The kind of place, a code of the vocabulary.
  package let code: String
  package let weeks: ClosedRange<Week>
  /// Where its event stands.
  package let place: Place
  /// Whether a moderator took it off again.
  package fileprivate(set) var isDropped: Bool

  init(
    id: EventID, code: String, weeks: ClosedRange<Week>, place: Place, isDropped: Bool = false
  ) {
    self.id = id
    self.code = code
    self.weeks = weeks
    self.place = place
    self.isDropped = isDropped
  }

  /// Whether it is to come, or is on.
  package func isAhead(on today: Day) -> Bool {
    !isDropped && Week(of: today) <= weeks.upperBound
  }

  /// Whether it is on in this week.
  package func isOn(_ today: Day) -> Bool {
    !isDropped && weeks.contains(Week(of: today))
  }

  /// When it is, such as `next week`.
  package func label(on today: Day) -> String {
    weeks.contains(Week(of: today)) ? "this week" : weeks.lowerBound.label(on: today)
  }
}

/// A board's public occasions, in the order in which they were announced.
package struct OccasionDirectory: Hashable, Sendable {
  package private(set) var rows: [PublicOccasion] = []

  package init() {}

  /// Occasions as they were kept.
  init(_ rows: [PublicOccasion]) {
    for row in rows where index(of: row.id) == nil { self.rows.append(row) }
  }

  /// Those to come and those that are on, the soonest first.
  package func ahead(on today: Day) -> [PublicOccasion] {
    rows.enumerated().filter { $0.element.isAhead(on: today) }
      .sorted {
        ($0.element.weeks.lowerBound, $0.offset) < ($1.element.weeks.lowerBound, $1.offset)
      }
      .map(\.element)
  }

  package subscript(id: EventID) -> PublicOccasion? { index(of: id).map { rows[$0] } }

  // Few, since moderators alone announce them: no table is worth its room.
  func index(of id: EventID) -> Int? { rows.firstIndex { $0.id == id } }

  mutating func add(_ event: Event, code: String, weeks: ClosedRange<Week>, at place: Place) {
    guard index(of: event.id) == nil else { return }
    rows.append(PublicOccasion(id: event.id, code: code, weeks: weeks, place: place))
  }

  mutating func drop(_ id: EventID) {
    if let index = index(of: id) { rows[index].isDropped = true }
  }
}
