// SPDX-License-Identifier: Apache-2.0

/// Takes the members of one JSON object, noting whatever is not as it should be.
///
/// Every member that was not asked for is a problem in itself: call `finish` last.
struct ObjectReader {
  private let members: [String: LocatedJSON]
  /// Where the object stands.
  let offset: Int
  /// The object's path in the document.
  let path: String
  private var known: [String] = []

  /// The members of a value; a value that is no object is noted and has none.
  init(_ json: LocatedJSON, path: String, problems: inout Problems) {
    self.path = path
    offset = json.offset
    var members: [String: LocatedJSON] = [:]
    if case .object(let list) = json.value {
      for (key, value) in list where members.updateValue(value, forKey: key) != nil {
        problems.note("\(Problems.quoted(key)) stands twice", at: value.offset, path: path)
      }
    } else {
      problems.note("should be an object, is \(json.kind)", at: json.offset, path: path)
    }
    self.members = members
  }

  /// The path of a member.
  func path(of key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// A member's value as it stands; nil where there is none.
  mutating func value(_ key: String) -> LocatedJSON? {
    if !known.contains(key) { known.append(key) }
    return members[key]
  }

  /// Where a member's value stands, or else the object.
  func offset(of key: String) -> Int {
    members[key]?.offset ?? offset
  }

  /// A member that is a string.
  mutating func text(_ key: String, _ problems: inout Problems, isNeeded: Bool = false) -> String? {
    guard let member = value(key) else {
      if isNeeded { problems.note("\"\(key)\" is missing", at: offset, path: path) }
      return nil
    }
    guard case .text(let text) = member.value else {
      problems.note("should be a string, is \(member.kind)", at: member.offset, path: path(of: key))
      return nil
    }
    return text
  }

  /// A member that is one of a list of words.
  mutating func word(
    _ key: String, of allowed: [String], _ problems: inout Problems, isNeeded: Bool = false
  ) -> String? {
    guard let text = text(key, &problems, isNeeded: isNeeded) else { return nil }
    guard allowed.contains(text) else {
      problems.note(
        "\(Problems.quoted(text)) is not one of: \(allowed.joined(separator: " "))",
        at: members[key]?.offset ?? offset,
        path: path(of: key)
      )
      return nil
    }
    return text
  }

  /// A member that is a whole number of a range.
  mutating func number(
    _ key: String, in range: ClosedRange<Int>, _ problems: inout Problems, isNeeded: Bool = false
  ) -> Int? {
    guard let member = value(key) else {
      if isNeeded { problems.note("\"\(key)\" is missing", at: offset, path: path) }
      return nil
    }
    guard case .number(let number?) = member.value, range.contains(number) else {
      problems.note(
        "should be a whole number from \(range.lowerBound) to \(range.upperBound)",
        at: member.offset, path: path(of: key))
      return nil
    }
    return number
  }

  /// The elements of a member that is an array, each with its path; none where it is absent.
  mutating func elements(
    _ key: String, _ problems: inout Problems
  ) -> [(json: LocatedJSON, path: String)] {
    guard let member = value(key) else { return [] }
    guard case .array(let elements) = member.value else {
      problems.note("should be an array, is \(member.kind)", at: member.offset, path: path(of: key))
      return []
    }
    return elements.enumerated().map { ($1, "\(path(of: key))[\($0)]") }
  }

  /// Notes every member that nobody asked for.
  func finish(_ problems: inout Problems) {
    for (key, value) in members.sorted(by: { $0.value.offset < $1.value.offset })
    where !known.contains(key) {
      problems.note(
        "unknown key \(Problems.quoted(key)); known are: \(known.joined(separator: " "))",
        at: value.offset,
        path: path
      )
    }
  }
}
