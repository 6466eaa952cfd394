// SPDX-License-Identifier: Apache-2.0

extension RouteBook {
  /// Reads the three files; the first thing that is wrong is named.
  ///
  /// - Parameters:
  ///   - routes: `{"routes", "pages", "gaps"}`.
  ///   - clocks: `{"clocks"}`.
  ///   - holidays: the bank holidays.
  /// - Throws: `RouteDataError`, with the place in the file.
  package init(
    routes: [UInt8], clocks: [UInt8], holidays: [UInt8]
  ) throws(RouteDataError) {
    let top = try DataNode(routes)
    try top.members(["routes", "pages", "gaps"])
    var list: [Route] = []
    for node in try top.member("routes").elements() { list.append(try Route(node)) }
    try RouteBook.holdTogether(list)
    var pages: [Counsel] = []
    for node in try top.member("pages").elements() { pages.append(try Counsel(node)) }
    if let twice = RouteBook.repeated(pages.map(\.id.rawValue)) {
      throw .duplicate(at: "pages.\(twice)")
    }
    var gaps: [Need: String] = [:]
    for node in try top.member("gaps").elements() {
      try node.members(["need", "text"])
      let need = try node.member("need").choice(Need.self)
      guard gaps[need] == nil else { throw .duplicate(at: "\(node.place).need") }
      gaps[need] = try node.text("text")
    }
    let clockTop = try DataNode(clocks)
    try clockTop.members(["clocks"])
    var limits: [TimeLimit] = []
    for node in try clockTop.member("clocks").elements() {
      let limit = try TimeLimit(node)
      guard list.contains(where: { $0.id == limit.route }) else {
        throw .noSuchRoute(limit.route.text, at: "\(node.place).route")
      }
      limits.append(limit)
    }
    if let twice = RouteBook.repeated(limits.map(\.id)) { throw .duplicate(at: "clocks.\(twice)") }
    self.init(
      routes: list, pages: pages, gaps: gaps, clocks: limits,
      holidays: try BankHolidays(DataNode(holidays)))
  }

  /// Holds that ids are one route's alone, ranks one route's within a need, and that every route
  /// which leads through another one leads to one with contacts of its own.
  private static func holdTogether(_ routes: [Route]) throws(RouteDataError) {
    if let twice = repeated(routes.map(\.id.text)) { throw .duplicate(at: "routes.\(twice)") }
    for need in Need.allCases {
      if let twice = repeated(routes.compactMap { $0.needs[need] }) {
        throw .duplicate(at: "routes: needs.\(need.rawValue), rank \(twice)")
      }
    }
    for route in routes {
      for contact in route.contacts where contact.kind == .through {
        let other = routes.first { $0.id.text == contact.value }
        guard let other, other.contacts.contains(where: { $0.kind != .through }) else {
          throw .noSuchRoute(contact.value, at: "routes.\(route.id.text).contacts")
        }
      }
    }
  }

  private static func repeated<Value: Hashable>(_ values: [Value]) -> Value? {
    var seen: Set<Value> = []
    return values.first { !seen.insert($0).inserted }
  }
}

extension Route {
  init(_ node: DataNode) throws(RouteDataError) {
    try node.members(
      DataNode.checkKeys.union([
        "id", "name", "short", "gist", "needs", "who", "can", "cannot", "needs_name", "time_limit",
        "contacts", "hours", "hours_note", "is_party", "standing", "agreement", "not_verified",
      ]))
    var needs: [Need: Int] = [:]
    for (key, rank) in try node.member("needs").pairs() {
      needs[try DataNode.choice(Need.self, key, at: rank.place)] = try rank.number()
    }
    guard !needs.isEmpty else { throw .missing(at: "\(node.place).needs") }
    var contacts: [RouteContact] = []
    for contact in try node.member("contacts").elements() {
      contacts.append(try RouteContact(contact))
    }
    let standing = try node.optional("standing")?.choice(RouteStanding.self)
    let name = try node.text("name")
    self.init(
      id: RouteID(try node.text("id")), name: name,
      shortName: try node.optionalText("short") ?? name, gist: try node.text("gist"), needs: needs,
      who: try node.text("who"), can: try node.member("can").texts(),
      cannot: try node.member("cannot").texts(),
      nameRule: try node.member("needs_name").choice(NameRule.self),
      timeLimit: try node.optionalText("time_limit"), contacts: contacts,
      hours: try node.optional("hours").map(RouteHours.init) ?? .unknown,
      hoursNote: try node.optionalText("hours_note"),
      isParty: try node.optional("is_party")?.flag() ?? false,
      isSecondhand: standing == .secondary, agreement: try node.optionalText("agreement"),
      check: try node.check(), notVerified: try node.member("not_verified").texts())
  }
}

/// Whether a route was read at its source.
private enum RouteStanding: String, CaseIterable {
  case secondary
}

extension RouteContact {
  init(_ node: DataNode) throws(RouteDataError) {
    try node.members(["kind", "value", "note", "verified"])
    self.init(
      kind: try node.member("kind").choice(Kind.self), value: try node.text("value"),
      note: try node.optionalText("note"),
      isVerified: try node.optional("verified")?.flag() ?? true)
  }
}

extension RouteHours {
  /// `"always"`, or the days of the week and two times of day.
  init(_ node: DataNode) throws(RouteDataError) {
    if case .text = node.value {
      _ = try node.choice(AllHours.self)
      self = .always
      return
    }
    try node.members(["days", "from", "to"])
    var days: Set<Int> = []
    for day in try node.member("days").elements() {
      days.insert(WeekdayName.allCases.firstIndex(of: try day.choice(WeekdayName.self)) ?? 0)
    }
    let (from, to) = (try RouteHours.minute(node, "from"), try RouteHours.minute(node, "to"))
    guard !days.isEmpty else { throw .missing(at: "\(node.place).days") }
    guard from < to else { throw .disorder(at: "\(node.place).to") }
    self = .weekly(days: days, from: from, to: to)
  }

  /// A time such as `09:00`, in minutes from midnight.
  private static func minute(_ node: DataNode, _ key: String) throws(RouteDataError) -> Int {
    let text = try node.text(key)
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [2, 2], let hour = Int(parts[0]), let minute = Int(parts[1]),
      0..<24 ~= hour, 0..<60 ~= minute
    else { throw .badDate(text, at: "\(node.place).\(key)") }
    return hour * 60 + minute
  }
}

private enum AllHours: String, CaseIterable {
  case always
}

private enum WeekdayName: String, CaseIterable {
  case mon, tue, wed, thu, fri, sat, sun
}

extension Counsel {
  init(_ node: DataNode) throws(RouteDataError) {
    try node.members(DataNode.checkKeys.union(["id", "title", "text", "not_verified"]))
    self.init(
      id: try node.member("id").choice(ID.self), title: try node.text("title"),
      text: try node.member("text").texts(), check: try node.check(),
      notVerified: try node.member("not_verified").texts())
  }
}

extension TimeLimit {
  init(_ node: DataNode) throws(RouteDataError) {
    try node.members(["id", "label", "route", "advice", "rules"])
    var rules: [TimeRule] = []
    for rule in try node.member("rules").elements() { rules.append(try TimeRule(rule)) }
    guard !rules.isEmpty else { throw .missing(at: "\(node.place).rules") }
    self.init(
      id: try node.text("id"), label: try node.text("label"),
      route: RouteID(try node.text("route")), advice: try node.text("advice"), rules: rules)
  }
}

extension TimeRule {
  init(_ node: DataNode) throws(RouteDataError) {
    try node.members(
      DataNode.checkKeys.union(["id", "words", "span", "in_force", "begins", "note"]))
    let span = try node.optional("span")
    try span?.members(["months", "days"])
    self.init(
      id: try node.text("id"), words: try node.text("words"),
      span: try span.map { node throws(RouteDataError) in
        Span(months: try node.member("months").number(), days: try node.member("days").number())
      },
      isInForce: try node.member("in_force").flag(), begins: try node.optional("begins")?.day(),
      note: try node.optionalText("note"), check: try node.check())
  }
}

extension BankHolidays {
  init(_ node: DataNode) throws(RouteDataError) {
    try node.members(
      DataNode.checkKeys.union(["area", "first_known_year", "last_known_year", "days"]))
    let first = try node.member("first_known_year").number()
    let last = try node.member("last_known_year").number()
    guard first <= last else { throw .disorder(at: "last_known_year") }
    var days: [Day: String] = [:]
    for day in try node.member("days").elements() {
      try day.members(["date", "name"])
      let date = try day.member("date").day()
      guard days[date] == nil else { throw .duplicate(at: "\(day.place).date") }
      guard first...last ~= date.year else { throw .disorder(at: "\(day.place).date") }
      days[date] = try day.text("name")
    }
    self.init(
      area: try node.text("area"), days: days, knownYears: first...last, check: try node.check())
  }
}
