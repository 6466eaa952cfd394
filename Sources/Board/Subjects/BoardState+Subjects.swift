// SPDX-License-Identifier: Apache-2.0

internal import Text

extension BoardState {
  /// Where the newest event of the roster stands: another one tells another roster.
  package var rosterPlace: Place? {
    subjects.lazy.map(\.place).max { $0.value < $1.value }
  }

  /// What stands about an office-holder on a day, the thread that moved last first.
  package func threads(about id: SubjectID, on today: Day) -> [ThreadRow] {
    guard let index = subjects.firstIndex(where: { $0.id == id }) else { return [] }
    return threads.filter { $0.subject == index && $0.state(on: today).isShown }
      .sorted { $0.lastNumber > $1.lastNumber }
  }

  /// What may be said of several office-holders on a day, in one look at all threads.
  package func standings(
    of ids: Set<SubjectID>, on today: Day
  ) -> [SubjectID: SubjectStanding] {
    guard !ids.isEmpty else { return [:] }
    var rows: [Int: [ThreadRow]] = [:]
    for (index, subject) in subjects.enumerated() where ids.contains(subject.id) {
      rows[index] = []
    }
    for row in threads {
      if let subject = row.subject, rows[subject] != nil { rows[subject]?.append(row) }
    }
    return Dictionary(
      uniqueKeysWithValues: rows.map { (subjects[$0].id, SubjectStanding($1, on: today)) })
  }

  /// What may be said of an office-holder on a day.
  package func standing(of id: SubjectID, on today: Day) -> SubjectStanding {
    SubjectStanding(threads(about: id, on: today), on: today)
  }

  /// The office-holder of a tag as people type it: `Basalt 17`, `basalt-17`, `basalt17`; nil where
  /// nobody bears it.
  package func subject(tagged typed: String) -> SubjectRow? {
    func letters(_ text: String) -> [UInt8] {
      Folding.fold(text).filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
    }
    let wanted = letters(typed)
    guard wanted.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    return subjects.first { subject in
      letters(subject.tag.description) == wanted
        || letters("\(subject.tag.stone) \(subject.tag.number)") == wanted
    }
  }
}
