// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
package import Board
internal import Anonymisation
internal import Ledger

/// From names to tags and from tags to names, so many an hour.
extension Session {
  // MARK: The roster

  /// Everybody on the roster, those who sit first, for whoever chooses among them.
  package func roster() throws(SessionError) -> [RosterEntry] { try directory().entries }

  /// Those whom a typed text may mean, in whatever form a colleague writes a name; the likeliest
  /// first.
  ///
  /// Names alone come out: what is written about them is another question, which is counted.
  package func people(named typed: String) throws(SessionError) -> [RosterEntry] {
    let directory = try directory()
    let found = directory.people(named: typed)
    guard found.isEmpty else { return found }
    // What publishing would take for somebody's name is one: "the hon. Member for Silverbridge".
    let masked = anonymised(typed).text
    let named = board.subjects.filter { subject in
      let tag = subject.tag.description
      return masked.contains(tag) && !typed.contains(tag)
    }
    return named.compactMap { subject in directory.entries.first { $0.id == subject.id } }
  }

  private func directory() throws(SessionError) -> RosterDirectory {
    if let knownRoster, knownRoster.roster == board.rosterPlace { return knownRoster.directory }
    var entries: [RosterEntry] = []
    for subject in board.subjects {
      if let entry = try person(subject) { entries.append(entry) }
    }
    let directory = RosterDirectory(entries)
    knownRoster = (board.rosterPlace, directory)
    return directory
  }

  // MARK: The budget of names

  /// How many names may still be shown.
  package var namesLeft: NamesLeft { privateState.namesLeft(in: hour) }

  /// Who stands behind the tag of an identifier, counted as one name; nil for one that is not on the
  /// roster.
  ///
  /// - Throws: `enoughNames` where none is left; nothing was shown then.
  package func name(of subject: SubjectID) throws(SessionError) -> RosterEntry? {
    guard let entry = try person(subject) else { return nil }
    try spendName(on: subject)
    return entry
  }

  /// Counts that a name and its tag are about to be told of one another; once in an hour, however
  /// often.
  ///
  /// - Throws: `enoughNames` where none is left; nothing is to be told then.
  package func spendName(on subject: SubjectID) throws(SessionError) {
    guard countedNames[subject] != hour else { return }
    // Another terminal of hers may have spent some.
    if let privateCell { privateState.merge(try privateCell.read().state) }
    let left = namesLeft
    guard left.count > 0 else { throw .enoughNames(left) }
    keep(.looked(surroundings.random.next(), hour: hour))
    countedNames[subject] = hour
    _ = try save()
  }

  /// The hour since 1970 by the host's clock, of which no minute is kept.
  private var hour: Int {
    let moment = world.now()
    return (moment?.day ?? today).number * 24 + (moment?.secondOfDay ?? 0) / 3_600
  }

  // MARK: Importing

  /// What an import came to.
  package struct RosterImport: Hashable, Sendable {
    /// People who were not on the roster and now are.
    package var new = 0
    /// Those of whom something changed; each keeps the tag.
    package var changed = 0
    /// Those of the changed who no longer sit.
    package var left = 0
    /// Those who are as they were; nothing is written of them.
    package var unchanged = 0
    /// Those who do not sit and never were on the roster: they are not taken.
    package var passedOver = 0
  }

  /// Brings a roster in, in one durable batch or not at all.
  ///
  /// Who is known keeps the tag; who no longer sits stays, found after those who do. Only a board's
  /// founder may.
  ///
  /// - Parameters:
  ///   - entries: each once.
  ///   - isWhole: whether whoever is not among them has left.
  /// - Returns: what it came to.
  /// - Throws: `otherIdentifiers` where somebody of the same name and seat stands under another
  ///   identifier; `refused`; nothing was written then.
  package func importRoster(
    _ entries: [RosterEntry], isWhole: Bool
  ) throws(SessionError) -> RosterImport {
    _ = try refresh()
    let standing = try roster()
    let known = Dictionary(standing.map { ($0.id, $0) }) { first, _ in first }
    var seats: [String: SubjectID] = [:]
    for entry in standing where entry.isActive { seats[entry.placeKey] = entry.id }
    let ids = Set(entries.map(\.id))
    let others = entries.filter { entry in
      guard entry.isActive, known[entry.id] == nil else { return false }
      return seats[entry.placeKey].map { !ids.contains($0) } ?? false
    }
    guard others.isEmpty else { throw .otherIdentifiers(others.map(\.id)) }
    var outcome = RosterImport()
    var wanted: [RosterEntry] = []
    for entry in entries {
      guard let former = known[entry.id] else {
        if entry.isActive {
          outcome.new += 1
          wanted.append(entry)
        } else {
          outcome.passedOver += 1
        }
        continue
      }
      if former == entry {
        outcome.unchanged += 1
      } else {
        outcome.changed += 1
        if former.isActive, !entry.isActive { outcome.left += 1 }
        wanted.append(entry)
      }
    }
    if isWhole {
      for entry in standing where entry.isActive && !ids.contains(entry.id) {
        outcome.changed += 1
        outcome.left += 1
        wanted.append(entry.left)
      }
    }
    guard !wanted.isEmpty else { return outcome }
    _ = try performAll(wanted.map(Intent.enrol))
    return outcome
  }
}

extension RosterEntry {
  /// What two of one name are told apart by; a peer has no seat, and the title is the name.
  fileprivate var placeKey: String { "\(name.lowercased())\n\(seat?.lowercased() ?? "")" }

  /// The same person, who no longer sits.
  fileprivate var left: RosterEntry {
    RosterEntry(
      id: id, name: name, alternates: alternates, house: house, seat: seat, party: party,
      isActive: false)
  }
}
