// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Resources
internal import Session
internal import Text

/// The lists that the program carries, read from its embedded resources, each when it is first asked
/// for: what the first screen does not show is not to delay it.
///
/// The resources are held to their shape by the tests; a list that cannot be read is empty, and
/// whatever needs it says so.
enum Lists {
  /// Occasions and advice.
  static let vocabulary = Vocabulary(
    occasions: objects(.occasions).compactMap { fields in
      guard let code = fields["code"], let label = fields["label"] else { return nil }
      return Vocabulary.Occasion(
        code: code, label: label, evening: fields["evening"].flatMap(Evening.init))
    },
    advice: objects(.advice).compactMap { fields in
      guard let code = fields["code"], let label = fields["label"],
        let sentence = fields["sentence"]
      else { return nil }
      return Vocabulary.Advice(code: code, label: label, sentence: sentence)
    }, turning: turning)

  /// What is not put up as it is worded.
  static let turning = (try? TurningRules(Resource.turning.bytes)) ?? .none

  /// The words of authors' tags.
  static let tags = TagLists(things: words(.tagThings), birds: words(.tagBirds))

  /// The stones of subject tags.
  static let stones = words(.subjectStones)

  /// What moderators are called.
  static var trees: [String] { words(.moderatorTrees) }

  /// The words of codenames and invitations.
  static let codewords = CodewordList(lines: Resource.codewords.bytes)

  /// Where to take it, with clocks and holidays.
  static let routes =
    (try? RouteBook(
      routes: Resource.routes.bytes, clocks: Resource.clocks.bytes,
      holidays: Resource.holidays.bytes)) ?? .empty

  private static func words(_ resource: Resource) -> [String] {
    (try? scan(resource) { json throws(JSONSyntaxError) in try json.string() }) ?? []
  }

  /// The string members of each object of an array.
  private static func objects(_ resource: Resource) -> [[String: String]] {
    let objects = try? scan(resource) { json throws(JSONSyntaxError) in
      var fields: [String: String] = [:]
      try json.beginObject()
      while let key = try json.nextKey() {
        if json.peek() == UInt8(ascii: "\"") {
          fields[key] = try json.string()
        } else {
          try json.skipValue()
        }
      }
      return fields
    }
    return objects ?? []
  }

  private static func scan<Element>(
    _ resource: Resource, _ element: (inout JSONScanner) throws(JSONSyntaxError) -> Element
  ) throws(JSONSyntaxError) -> [Element] {
    var elements: [Element] = []
    var json = JSONScanner(resource.bytes)
    try json.beginArray()
    while try json.nextElement() { elements.append(try element(&json)) }
    try json.end()
    return elements
  }
}
