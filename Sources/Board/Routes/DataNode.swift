// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// A value of a data file and the place where it stands, for reading it as strictly as it is meant.
struct DataNode {
  indirect enum Value {
    case object([String: Value])
    case array([Value])
    case text(String)
    case number(Int)
    case flag(Bool)
    case null
  }

  let value: Value
  let place: String

  /// The top of a document.
  init(_ bytes: [UInt8]) throws(RouteDataError) {
    do throws(JSONSyntaxError) {
      var json = JSONScanner(bytes)
      value = try DataNode.read(&json)
      try json.end()
    } catch {
      throw .notJSON(byte: error.offset)
    }
    place = ""
  }

  private init(_ value: Value, _ place: String) {
    self.value = value
    self.place = place
  }

  private static func read(_ json: inout JSONScanner) throws(JSONSyntaxError) -> Value {
    switch json.peek() {
    case UInt8(ascii: "{"):
      var members: [String: Value] = [:]
      try json.beginObject()
      while let key = try json.nextKey() {
        guard members[key] == nil else { throw JSONSyntaxError(.expected(.key), at: json.offset) }
        members[key] = try read(&json)
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [Value] = []
      try json.beginArray()
      while try json.nextElement() { elements.append(try read(&json)) }
      return .array(elements)
    case UInt8(ascii: "\""): return .text(try json.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag(try json.flag())
    case UInt8(ascii: "n"):
      guard json.null() else { throw JSONSyntaxError(.expected(.text), at: json.offset) }
      return .null
    default: return .number(try json.integer())
    }
  }

  // MARK: Members

  private func at(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  /// Holds that this is an object with no other keys than these.
  func members(_ allowed: Set<String>) throws(RouteDataError) {
    guard case .object(let members) = value else {
      throw .wrongType(at: place, expected: "object")
    }
    if let stray = members.keys.filter({ !allowed.contains($0) }).min() {
      throw .unknownKey(at: at(stray))
    }
  }

  /// A member; nil where it is missing or null.
  func optional(_ key: String) throws(RouteDataError) -> DataNode? {
    guard case .object(let members) = value else {
      throw .wrongType(at: place, expected: "object")
    }
    guard let member = members[key] else { return nil }
    if case .null = member { return nil }
    return DataNode(member, at(key))
  }

  func member(_ key: String) throws(RouteDataError) -> DataNode {
    guard let member = try optional(key) else { throw .missing(at: at(key)) }
    return member
  }

  /// The elements of an array, each in the place that its `id` names, or else its number.
  func elements() throws(RouteDataError) -> [DataNode] {
    guard case .array(let elements) = value else { throw .wrongType(at: place, expected: "array") }
    return elements.enumerated().map { number, element in
      if case .object(let members) = element, case .text(let id)? = members["id"] {
        return DataNode(element, at(id))
      }
      return DataNode(element, at("\(number)"))
    }
  }

  /// The members of an object that serves as a map.
  func pairs() throws(RouteDataError) -> [(key: String, node: DataNode)] {
    guard case .object(let members) = value else {
      throw .wrongType(at: place, expected: "object")
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, DataNode($0.value, at($0.key))) }
  }

  // MARK: Values

  /// A text that is not empty.
  func text() throws(RouteDataError) -> String {
    guard case .text(let text) = value else { throw .wrongType(at: place, expected: "text") }
    guard !text.isEmpty else { throw .missing(at: place) }
    return text
  }

  func number() throws(RouteDataError) -> Int {
    guard case .number(let number) = value else { throw .wrongType(at: place, expected: "number") }
    return number
  }

  func flag() throws(RouteDataError) -> Bool {
    guard case .flag(let flag) = value else { throw .wrongType(at: place, expected: "flag") }
    return flag
  }

  func texts() throws(RouteDataError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  func day() throws(RouteDataError) -> Day {
    let text = try text()
    guard let day = Day(iso: text) else { throw .badDate(text, at: place) }
    return day
  }

  /// A value of a closed list.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type
  ) throws(RouteDataError) -> Choice where Choice.RawValue == String {
    try Self.choice(type, try text(), at: place)
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ text: String, at place: String
  ) throws(RouteDataError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      throw .unknownValue(text, at: place, allowed: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  // MARK: Members by type

  func text(_ key: String) throws(RouteDataError) -> String { try member(key).text() }

  func optionalText(_ key: String) throws(RouteDataError) -> String? { try optional(key)?.text() }

  /// Where it comes from, and since when.
  func check() throws(RouteDataError) -> Check {
    let check = Check(
      source: try text("source"), sourceOf: try optionalText("source_of"),
      verified: try member("verified_on").day(), recheckAfter: try member("recheck_after").day())
    guard check.verified <= check.recheckAfter else { throw .disorder(at: at("recheck_after")) }
    return check
  }

  static let checkKeys: Set<String> = ["source", "source_of", "verified_on", "recheck_after"]
}
