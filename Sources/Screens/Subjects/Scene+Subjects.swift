// SPDX-License-Identifier: Apache-2.0

package import Board

/// What several screens say and do about office-holders.
extension Scene {
  /// Whether a thread is about somebody the member watches.
  func isWatched(_ row: ThreadRow) -> Bool {
    board.subject(of: row).map { kept.isWatching($0.id) } ?? false
  }

  /// Why an office-holder cannot be watched, or no longer be; nil where that can be done.
  func whyNotWatch(_ subject: SubjectID?) -> String? {
    guard let subject else { return "It is about nobody in particular: there is no one to watch." }
    if kept.isWatching(subject) || kept.watched.count < Limits.watchedSubjects { return nil }
    return
      "You watch \(Limits.watchedSubjects), the most there can be. * on one of them, in 4, ends it."
  }

  /// Watches an office-holder, or no longer.
  mutating func toggleWatch(_ subject: SubjectID) {
    let isWatched = !kept.isWatching(subject)
    keep(.watch(subject, isWatched))
    let tag = board.subject(subject).map { "\($0.tag)" } ?? "They"
    notice = Notice(
      isWatched
        ? "\(tag) is watched: marked * and first in the list. Nobody else can tell."
        : "\(tag) is no longer watched.")
  }

  /// A card for the name behind a tag, and the question for it.
  mutating func nameCard(_ subject: SubjectRow) -> [Step] {
    let ticket = ticket()
    return [.open(NameCard(subject.tag, ticket: ticket)), .ask(.person(subject.id, ticket))]
  }

  /// A thread, perhaps with something to do in it once it is read.
  mutating func open(_ thread: ThreadID, asking request: Request? = nil) -> [Step] {
    let screen = ThreadScreen(thread, asking: request, &self)
    return [.open(screen), .ask(screen.question)]
  }
}

extension RosterEntry {
  /// Where they sit.
  package var place: String { seat ?? "House of Lords" }

  /// The first letters of the name, such as `A.M.`: enough for whoever just typed it.
  package var initials: String {
    name.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isUppercase)
      .map { "\($0)." }.joined()
  }
}
