// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A roster in Popolo JSON: parlparse's `people.json`, where names stand in `other_names` and seats in
/// `posts`, and EveryPolitician's, where a person has a `name` and a membership an `area_id` and a
/// legislative period.
struct PopoloRoster {
  /// A membership of one of the two Houses.
  private struct Membership {
    let house: RosterEntry.House
    let seat: String?
    let party: String?
    let start: String
    let isCurrent: Bool

    /// Whether it tells more of today than another one.
    func isBetter(than other: Membership) -> Bool {
      isCurrent == other.isCurrent ? start >= other.start : isCurrent
    }
  }

  private let json: LocatedJSON
  private let path: String
  private let today: Day
  private var names: [String: String] = [:]
  private var areas: [String: String] = [:]
  private var seats: [String: String] = [:]
  /// The organization of a post.
  private var chambers: [String: String] = [:]
  /// The ends of legislative periods that have one.
  private var ends: [String: String] = [:]
  private var redirects: [String: String] = [:]
  private var best: [String: Membership] = [:]
  private var hasMemberships = false

  /// Reads all but the people.
  init(_ json: LocatedJSON, path: String, on today: Day, _ problems: inout Problems) {
    self.json = json
    self.path = path
    self.today = today
    names = index("organizations", "name", &problems)
    areas = index("areas", "name", &problems)
    ends = index("events", "end_date", &problems)
    for (post, path) in json.list("posts", path: path, &problems) {
      guard let id = post.text("id", path: path, isNeeded: true, &problems) else { continue }
      let area = post.object("area", path: path, &problems)
      seats[id] = area?.text("name", path: "\(path).area", &problems)
      chambers[id] = post.text("organization_id", path: path, &problems)
    }
    for (person, path) in json.list("persons", path: path, &problems) {
      guard let id = person.text("id", path: path, isNeeded: true, &problems) else { continue }
      redirects[id] = person.text("redirect", path: path, &problems)
    }
    for (membership, path) in json.list("memberships", path: path, &problems) {
      read(membership, path, &problems)
    }
  }

  /// The people who sit or sat in either House; redirects are followed, and a circle of them noted.
  func people(_ problems: inout Problems) -> [RosterPerson] {
    json.list("persons", path: path, &problems).compactMap { person, path in
      guard let id = person["id"]?.text else { return nil }
      if redirects[id] != nil {
        if redirects[end(of: id)] != nil {
          problems.note("redirects lead in a circle", at: person.offset, path: path)
        }
        return nil
      }
      let membership = best[id]
      // A file of names alone has no memberships; in any other, who has none sat elsewhere.
      if membership == nil, hasMemberships { return nil }
      let (name, others) = names(of: person, path, &problems)
      guard let name else {
        problems.note("no name", at: person.offset, path: path)
        return nil
      }
      return RosterPerson(
        id: id, name: name, alternates: PopoloRoster.alternates(others, to: name),
        house: membership?.house ?? .commons, seat: membership?.seat,
        party: membership?.party.flatMap { names[$0] ?? $0 },
        isActive: membership?.isCurrent ?? true, offset: person.offset, path: path)
    }
  }

  /// Other names, each once.
  static func alternates(_ names: [String], to name: String) -> [String] {
    var seen: Set<String> = [name]
    return Array(names.filter { seen.insert($0).inserted }.prefix(Limits.alternateNames))
  }

  // MARK: Memberships

  private mutating func read(_ json: LocatedJSON, _ path: String, _ problems: inout Problems) {
    func text(_ key: String, isNeeded: Bool = false) -> String? {
      json.text(key, path: path, isNeeded: isNeeded, &problems)
    }
    guard text("redirect") == nil else { return }
    hasMemberships = true
    guard let person = text("person_id", isNeeded: true) else { return }
    let post = text("post_id")
    guard let house = house(of: text("organization_id") ?? post.flatMap { chambers[$0] }) else {
      return
    }
    let (start, end) = (text("start_date"), text("end_date"))
    let period = text("legislative_period_id").flatMap { ends[$0] }
    let isCurrent =
      PartialDate.hasStarted(start, on: today) && PartialDate.isOpen(end, on: today)
      && PartialDate.isOpen(period, on: today)
    let membership = Membership(
      house: house,
      seat: post.flatMap { seats[$0] } ?? text("area_id").flatMap { areas[$0] },
      party: text("on_behalf_of_id"), start: start ?? "", isCurrent: isCurrent)
    let id = self.end(of: person)
    if best[id].map({ membership.isBetter(than: $0) }) ?? true { best[id] = membership }
  }

  /// The House that an organization is; nil for any other chamber, such as a devolved one.
  private func house(of organization: String?) -> RosterEntry.House? {
    guard let organization else { return .commons }
    let words = [organization, names[organization] ?? ""].map { $0.lowercased() }
    if words.contains(where: { $0.contains("lords") }) { return .lords }
    return words.contains { $0.contains("commons") } ? .commons : nil
  }

  private func index(
    _ list: String, _ member: String, _ problems: inout Problems
  ) -> [String: String] {
    var index: [String: String] = [:]
    for (json, path) in json.list(list, path: path, &problems) {
      guard let id = json.text("id", path: path, isNeeded: true, &problems) else { continue }
      index[id] = json.text(member, path: path, &problems)
    }
    return index
  }

  /// Where redirects lead, in no more steps than there are.
  private func end(of id: String) -> String {
    var id = id
    for _ in 0...redirects.count {
      guard let next = redirects[id] else { return id }
      id = next
    }
    return id
  }

  // MARK: Names

  /// The newest main name, and all others.
  private func names(
    of person: LocatedJSON, _ path: String, _ problems: inout Problems
  ) -> (name: String?, alternates: [String]) {
    var main = person.text("name", path: path, &problems)
    var others: [String] = []
    var newest = ""
    for (json, path) in person.list("other_names", path: path, &problems) {
      guard let name = name(in: json, path, &problems) else { continue }
      let start = json.text("start_date", path: path, &problems) ?? ""
      if json.text("note", path: path, &problems) == "Main", main == nil || start >= newest {
        if let main { others.append(main) }
        main = name
        newest = start
      } else {
        others.append(name)
      }
    }
    return (main, others)
  }

  /// A name from its parts: `Lord Fawn of Matching`, `Bishop of Barchester`, or given and family name.
  private func name(
    in json: LocatedJSON, _ path: String, _ problems: inout Problems
  ) -> String? {
    func text(_ key: String) -> String? { json.text(key, path: path, &problems) }
    if let name = text("name") { return name }
    let (lord, of) = (text("lordname"), text("lordofname"))
    if lord != nil || of != nil {
      let parts = [text("honorific_prefix"), lord, of.map { "of \($0)" }]
      return parts.compactMap(\.self).joined(separator: " ")
    }
    guard let family = text("family_name") ?? text("surname") else { return nil }
    return [text("given_name"), family].compactMap(\.self).joined(separator: " ")
  }
}
