// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

/// Checking a name, watching, and all that is written about somebody.
extension LineMode {
  // MARK: Checking a name

  mutating func askWho() -> LineStep {
    talk = .whoName
    return .say(
      "Whose name? A few letters will do, or the seat. Nothing you type here is kept. Enter goes "
        + "back.")
  }

  mutating func takeWhoName(_ typed: String) -> LineStep {
    talk = .none
    guard !typed.isEmpty else { return .say("No name was checked.") }
    return want(.recognise(typed), .whoName)
  }

  mutating func recognised(_ entries: [RosterEntry]) -> LineStep {
    switch entries.count {
    case 0:
      return .say(
        "Nobody of that name is on the roster. That says nothing about whether they are safe. This "
          + "board keeps no names of staff or guests.")
    case 1: return want(.check(entries[0].id), .checking(entries[0]))
    default: return which(entries)
    }
  }

  /// Tells several people of one name apart, by their seats alone.
  private mutating func which(_ entries: [RosterEntry]) -> LineStep {
    let told = Array(entries.prefix(9))
    guard entries.count == told.count else {
      talk = .whoName
      return .say("More than 9 people may be meant. Type more of the name, or the seat.")
    }
    talk = .whichName(told)
    let choices = told.enumerated().map { "\($0.offset + 1) \($0.element.apart(from: told))." }
    return .say("Which seat? \(choices.joined(separator: " ")) Enter goes back.")
  }

  mutating func takeWhich(_ typed: String, _ entries: [RosterEntry]) -> LineStep {
    talk = .none
    guard !typed.isEmpty else { return .say("No name was checked.") }
    guard let number = Int(typed), entries.indices.contains(number - 1) else {
      talk = .whichName(entries)
      return .say("The numbers go from 1 to \(entries.count).")
    }
    return want(.check(entries[number - 1].id), .checking(entries[number - 1]))
  }

  mutating func checked(_ entry: RosterEntry, _ left: NamesLeft) -> LineStep {
    let standing = board.standing(of: entry.id, on: today)
    let spoken = wording.sentences(["\(entry.initials): \(standing.label)", left.label])
    guard standing.warnings != .none else {
      return .say(
        spoken,
        "Nothing on this board is not the same as safe: most things are never written down. Leave "
          + "with others.")
    }
    talk = .checked(entry.id)
    return .say(spoken, "Enter tells what is written. who checks another name.")
  }

  mutating func takeChecked(_ typed: String, _ id: SubjectID) -> LineStep {
    talk = .none
    guard typed.isEmpty else { return take(typed) }
    guard let subject = board.subject(id) else { return .say("Nobody bears that tag any more.") }
    return tell(about: subject)
  }

  // MARK: All about somebody

  /// Lists what is written about somebody, as the list that numbers stand for.
  mutating func tell(about subject: SubjectRow) -> LineStep {
    reading = nil
    let rows = board.threads(about: subject.id, on: today)
    listing = LineListing(rows.map { LineListing.Entry(thread: $0.id) })
    let watch = kept.isWatching(subject.id) ? ", whom you watch" : ""
    guard !rows.isEmpty else {
      return .say(
        "Nothing on this board is about \(subject.tag)\(watch). That is not the same as safe: most "
          + "things are never written down.")
    }
    let list = listing.next.map { listing.entries[$0].thread }
    return want(
      .rows(list), .listing,
      saying: [
        "About \(subject.tag)\(watch). What members wrote, not findings. A number opens one."
      ])
  }

  /// Whom the words of a search mean, before what was found.
  mutating func found(_ entries: [RosterEntry], _ hits: [SearchHit]) -> LineStep {
    let told = hits.isEmpty ? [] : tellHits(hits)
    talk = .member(entries)
    let whom =
      entries.count == 1
      ? "That is a Member on the roster. Enter tells what is written about them."
      : "\(entries.count) on the roster may be meant. Enter asks which one."
    return .say([whom] + told)
  }

  mutating func takeMember(_ typed: String, _ entries: [RosterEntry]) -> LineStep {
    talk = .none
    return typed.isEmpty ? recognised(entries) : take(typed)
  }

  // MARK: Watching

  mutating func watch() -> LineStep {
    guard let reading, let row = board.row(reading.state.id) else {
      return .say("Open a thread first. * then watches whom it is about.")
    }
    guard let subject = board.subject(of: row) else {
      return .say("It is about nobody in particular: there is no one to watch.")
    }
    let isWatched = !kept.isWatching(subject.id)
    if isWatched, kept.watched.count >= Limits.watchedSubjects {
      return .say("You watch \(Limits.watchedSubjects), the most there can be.")
    }
    keep(.watch(subject.id, isWatched))
    return .say(
      isWatched
        ? "\(subject.tag) is watched: told first in the list. Nobody else can tell."
        : "\(subject.tag) is no longer watched.")
  }
}

extension RosterEntry {
  /// What tells one person from others: the seat; where that is the same, the party, then the name.
  fileprivate func apart(from others: [RosterEntry]) -> String {
    if others.count(where: { $0.place == place }) == 1 { return place }
    let party = party.map { "\(place), \($0)" } ?? place
    let isAlone = others.count { $0.place == place && $0.party == self.party } == 1
    return isAlone ? party : "\(name), \(party)"
  }
}
