// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A roster in Popolo JSON: parlparse's `people.json`, where names stand in `other_names` and seats in
/// `posts`, and EveryPolitician's, where a person has a `name` and a membership an `area_id`.
enum PopoloRoster {
  /// The people who sit or sat in either House; redirects are followed, and a circle of them noted.
  static func people(in json: LocatedJSON, _ problems: inout Problems) -> [RosterPerson] {
    let names = index(json, "organizations", "name", &problems)
    let areas = index(json, "areas", "name", &problems)
    var seats: [String: String] = [:]
    for (post, _) in json.list("posts", &problems) {
      if let id = post["id"]?.text, let seat = post["area"]?["name"]?.text { seats[id] = seat }
    }
    var redirects: [String: String] = [:]
    for (person, path) in json.list("persons", &problems) {
      guard let id = person["id"]?.text else {
        problems.note("\"id\" is missing or no string", at: person.offset, path: path)
        continue
      }
      if let target = person["redirect"]?.text { redirects[id] = target }
    }
    var latest: [String: Membership] = [:]
    for (json, _) in json.list("memberships", &problems) {
      guard let membership = Membership(json, seats: seats, areas: areas) else { continue }
      let id = end(of: membership.person, redirects)
      if let known = latest[id], known.start > membership.start { continue }
      latest[id] = membership
    }
    var people: [RosterPerson] = []
    for (person, path) in json.list("persons", &problems) {
      guard let id = person["id"]?.text else { continue }
      if redirects[id] != nil {
        if redirects[end(of: id, redirects)] != nil {
          problems.note("redirects lead in a circle", at: person.offset, path: path)
        }
        continue
      }
      let (name, alternates) = self.names(of: person)
      guard let name else {
        problems.note("no name", at: person.offset, path: path)
        continue
      }
      let membership = latest[id]
      people.append(
        RosterPerson(
          id: id, name: name, alternates: alternates,
          house: membership?.isLords == true ? .lords : .commons, seat: membership?.seat,
          party: membership?.party.flatMap { names[$0] ?? $0 },
          isActive: membership?.isOver == false))
    }
    return people
  }

  /// One person's time in a House.
  private struct Membership {
    let person: String
    let isLords: Bool
    let seat: String?
    let party: String?
    let start: String
    let isOver: Bool

    init?(_ json: LocatedJSON, seats: [String: String], areas: [String: String]) {
      guard let person = json["person_id"]?.text else { return nil }
      self.person = person
      isLords = json["organization_id"]?.text == "house-of-lords"
      seat =
        json["post_id"]?.text.flatMap { seats[$0] } ?? json["area_id"]?.text.flatMap { areas[$0] }
      party = json["on_behalf_of_id"]?.text
      start = json["start_date"]?.text ?? ""
      isOver = json["end_date"]?.text != nil
    }
  }

  private static func index(
    _ json: LocatedJSON, _ list: String, _ member: String, _ problems: inout Problems
  ) -> [String: String] {
    var index: [String: String] = [:]
    for (json, _) in json.list(list, &problems) {
      if let id = json["id"]?.text, let value = json[member]?.text { index[id] = value }
    }
    return index
  }

  /// Where redirects lead, in no more steps than there are.
  private static func end(of id: String, _ redirects: [String: String]) -> String {
    var id = id
    for _ in 0...redirects.count {
      guard let next = redirects[id] else { return id }
      id = next
    }
    return id
  }

  /// The newest main name, and all others.
  private static func names(of person: LocatedJSON) -> (name: String?, alternates: [String]) {
    var main = person["name"]?.text
    var others: [String] = []
    var newest = ""
    for json in person["other_names"]?.elements ?? [] {
      guard let name = name(in: json) else { continue }
      let start = json["start_date"]?.text ?? ""
      if json["note"]?.text == "Main", main == nil || start >= newest {
        if let main { others.append(main) }
        main = name
        newest = start
      } else {
        others.append(name)
      }
    }
    return (main, others)
  }

  /// A name from its parts: `Lord Fawn of Matching`, or prefix, given and family name.
  private static func name(in json: LocatedJSON) -> String? {
    if let name = json["name"]?.text { return name }
    let prefix = json["honorific_prefix"]?.text
    if let lord = json["lordname"]?.text {
      let of = json["lordofname"]?.text.map { "of \($0)" }
      return [prefix, lord, of].compactMap(\.self).joined(separator: " ")
    }
    guard let family = json["family_name"]?.text ?? json["surname"]?.text else { return nil }
    return [json["given_name"]?.text, family].compactMap(\.self).joined(separator: " ")
  }
}
