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
    _ key: String, _ problems: inout Problems
  ) -> [(json: LocatedJSON, path: String)] {
    guard let member = self[key] else { return [] }
    guard case .array(let elements) = member.value else {
      problems.note("should be an array, is \(member.kind)", at: member.offset, path: key)
      return []
    }
    return elements.enumerated().map { ($1, "\(key)[\($0)]") }
  }
}
