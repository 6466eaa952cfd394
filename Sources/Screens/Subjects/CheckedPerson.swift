// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Somebody whose name was checked: from here on by initials and by tag, never by name.
struct CheckedPerson: Hashable {
  let id: SubjectID
  /// Told apart by a number where two have the same.
  let initials: String
}

extension [CheckedPerson] {
  /// The list with one more; somebody who was checked before moves to its end.
  func adding(_ entry: RosterEntry) -> [CheckedPerson] {
    if let place = firstIndex(where: { $0.id == entry.id }) {
      var list = self
      list.append(list.remove(at: place))
      return list
    }
    let same = filter {
      $0.initials == entry.initials || $0.initials.hasPrefix("\(entry.initials) ")
    }
    let number = same.isEmpty ? "" : " \(same.count + 1)"
    return self + [CheckedPerson(id: entry.id, initials: entry.initials + number)]
  }
}
