// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A roster from a page of the UK Parliament Members API (`/api/Members/Search`).
enum MembersAPIRoster {
  /// The page's people; a membership without a status is over once it has an end.
  static func people(
    in json: LocatedJSON, path: String, on today: Day, _ problems: inout Problems
  ) -> [RosterPerson] {
    json.list("items", path: path, &problems).compactMap { item, path in
      person(in: item, path: path, on: today, &problems)
    }
  }

  private static func person(
    in item: LocatedJSON, path: String, on today: Day, _ problems: inout Problems
  ) -> RosterPerson? {
    guard let value = item.object("value", path: path, &problems) else {
      problems.note("\"value\" is missing", at: item.offset, path: path)
      return nil
    }
    let path = "\(path).value"
    guard let id = value.number("id", path: path, isNeeded: true, &problems),
      let name = value.text("nameDisplayAs", path: path, isNeeded: true, &problems)
    else { return nil }
    let membership = value.object("latestHouseMembership", path: path, &problems)
    let place = "\(path).latestHouseMembership"
    let house = membership?.number("house", path: place, &problems)
    if let house, ![1, 2].contains(house) {
      problems.note("should be 1 or 2, is \(house)", at: value.offset, path: "\(place).house")
    }
    // A peer's is the sort of peerage.
    let from = membership?.text("membershipFrom", path: place, &problems)
    let status = membership?.object("membershipStatus", path: place, &problems)
    let isActive = status?.flag("statusIsActive", path: "\(place).membershipStatus", &problems)
    let end = membership?.text("membershipEndDate", path: place, &problems)
    let party = value.object("latestParty", path: path, &problems)
    let others = [value.text("nameFullTitle", path: path, &problems)].compactMap(\.self)
    return RosterPerson(
      id: String(id), name: name, alternates: PopoloRoster.alternates(others, to: name),
      house: house == 2 ? .lords : .commons, seat: house == 2 ? nil : from,
      party: party?.text("name", path: "\(path).latestParty", &problems),
      isActive: isActive ?? PartialDate.isOpen(end, on: today),
      offset: value.offset, path: path)
  }
}
