// SPDX-License-Identifier: Apache-2.0

/// Looking into documents of which only a few members matter.
extension LocatedJSON {
  /// The value of a member; nil where this is no object, or has no such member.
  subscript(_ key: String) -> LocatedJSON? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The elements of an array; none of anything else.
  var elements: [LocatedJSON] {
    if case .array(let elements) = value { elements } else { [] }
  }

  /// The text, where this is one and not empty.
  var text: String? {
    if case .text(let text) = value, !text.isEmpty { text } else { nil }
  }

  /// The whole number, where this is one.
  var number: Int? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The flag, where this is one.
  var flag: Bool? {
    if case .flag(let flag) = value { flag } else { nil }
  }

  /// A member's array, each element with its path; a member that is something else is noted.
  func list(
    _ key: String, path: String = "", _ problems: inout Problems
  ) -> [(json: LocatedJSON, path: String)] {
    guard let member = member(key) else { return [] }
    let path = path.isEmpty ? key : "\(path).\(key)"
    guard case .array(let elements) = member.value else {
      problems.note("should be an array, is \(member.kind)", at: member.offset, path: path)
      return []
    }
    return elements.enumerated().map { ($1, "\(path)[\($0)]") }
  }

  /// A member's text; nil for an empty one.
  ///
  /// One that is needed and not there is noted, and so is one of another type.
  func text(
    _ key: String, path: String, isNeeded: Bool = false, _ problems: inout Problems
  ) -> String? {
    guard let member = member(key) else {
      if isNeeded { problems.note("\"\(key)\" is missing", at: offset, path: path) }
      return nil
    }
    guard case .text(let text) = member.value else {
      problems.note(
        "should be a string, is \(member.kind)", at: member.offset, path: "\(path).\(key)")
      return nil
    }
    if isNeeded, text.isEmpty {
      problems.note("\"\(key)\" is empty", at: member.offset, path: path)
    }
    return text.isEmpty ? nil : text
  }

  /// A member's whole number, noted as `text` does.
  func number(
    _ key: String, path: String, isNeeded: Bool = false, _ problems: inout Problems
  ) -> Int? {
    guard let member = member(key) else {
      if isNeeded { problems.note("\"\(key)\" is missing", at: offset, path: path) }
      return nil
    }
    guard case .number(let number?) = member.value else {
      problems.note(
        "should be a whole number, is \(member.kind)", at: member.offset, path: "\(path).\(key)")
      return nil
    }
    return number
  }

  /// A member's flag, noted as `text` does.
  func flag(_ key: String, path: String, _ problems: inout Problems) -> Bool? {
    guard let member = member(key) else { return nil }
    guard case .flag(let flag) = member.value else {
      problems.note(
        "should be true or false, is \(member.kind)", at: member.offset, path: "\(path).\(key)")
      return nil
    }
    return flag
  }

  /// A member that is an object, noted as `text` does.
  func object(_ key: String, path: String, _ problems: inout Problems) -> LocatedJSON? {
    guard let member = member(key) else { return nil }
    guard case .object = member.value else {
      problems.note(
        "should be an object, is \(member.kind)", at: member.offset, path: "\(path).\(key)")
      return nil
    }
    return member
  }

  /// A member's value; nil where there is none, or it is null.
  private func member(_ key: String) -> LocatedJSON? {
    guard let member = self[key] else { return nil }
    if case .null = member.value { return nil }
    return member
  }
}
