// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A roster from a page of the UK Parliament Members API (`/api/Members/Search`).
enum MembersAPIRoster {
  /// The page's people; a membership without a status is over once it has an end.
  static func people(in json: LocatedJSON, _ problems: inout Problems) -> [RosterPerson] {
    var people: [RosterPerson] = []
    for (item, path) in json.list("items", &problems) {
      guard let value = item["value"], let id = value["id"]?.number,
        let name = value["nameDisplayAs"]?.text
      else {
        problems.note(
          "no \"value\" with a number \"id\" and a \"nameDisplayAs\"", at: item.offset, path: path)
        continue
      }
      let membership = value["latestHouseMembership"]
      let isLords = membership?["house"]?.number == 2
      let isActive = membership?["membershipStatus"]?["statusIsActive"]?.flag
      people.append(
        RosterPerson(
          id: String(id), name: name,
          alternates: [value["nameFullTitle"]?.text].compactMap(\.self),
          house: isLords ? .lords : .commons,
          seat: isLords ? nil : membership?["membershipFrom"]?.text,
          party: value["latestParty"]?["name"]?.text,
          isActive: isActive ?? (membership?["membershipEndDate"]?.text == nil)))
    }
    return people
  }
}
