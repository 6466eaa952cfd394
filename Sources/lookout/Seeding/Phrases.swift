// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Resources

/// Invented messages, put together from the fragments of `Resources/phrases.json`.
struct Phrases {
  /// What a message is for: the slot it starts from.
  enum Start: String {
    case warning, reply, question, advice
  }

  private enum Part {
    case words(String)
    case slot(Int)
  }

  private struct Fragment {
    /// Its number among all fragments.
    let number: Int
    let parts: [Part]
  }

  private let slots: [String: Int]
  /// The fragments of each slot, where no occasion adds to them.
  private let common: [[Fragment]]
  /// The same for each occasion that adds to any.
  private let byOccasion: [String: [[Fragment]]]

  /// The program's own phrases.
  init() {
    let texts = (try? Phrases.scan(Resource.phrases.bytes)) ?? []
    var slots: [String: Int] = [:]
    for (name, _) in texts where !name.contains(":") { slots[name] = slots.count }
    var count = 0
    var common = [[Fragment]](repeating: [], count: slots.count)
    var added: [String: [(slot: Int, fragments: [Fragment])]] = [:]
    for (name, fragments) in texts {
      let fragments = fragments.map { text in
        count += 1
        return Fragment(number: count, parts: Phrases.parts(of: text, slots))
      }
      let names = name.split(separator: ":").map(String.init)
      guard let slot = names.first.flatMap({ slots[$0] }) else { continue }
      if names.count == 1 {
        common[slot] = fragments
      } else {
        added[names[1], default: []].append((slot, fragments))
      }
    }
    self.slots = slots
    self.common = common
    byOccasion = added.mapValues { additions in
      var table = common
      for (slot, fragments) in additions { table[slot] += fragments }
      return table
    }
  }

  /// A message: one to seven sentences that name nobody.
  func text(
    _ start: Start,
    about occasion: String?,
    using random: inout SeededNumbers
  ) -> String {
    let table = occasion.flatMap { byOccasion[$0] } ?? common
    var text = ""
    var used: [Int] = []
    if let slot = slots[start.rawValue] { append(slot, of: table, to: &text, &used, &random) }
    return text
  }

  private func append(
    _ slot: Int,
    of table: [[Fragment]],
    to text: inout String,
    _ used: inout [Int],
    _ random: inout SeededNumbers
  ) {
    let fragments = table[slot]
    guard !fragments.isEmpty else { return }
    var fragment = fragments[Int.random(in: 0..<fragments.count, using: &random)]
    // Nobody says the same thing twice in one message, as long as there is another.
    for _ in 0..<8 where used.contains(fragment.number) {
      fragment = fragments[Int.random(in: 0..<fragments.count, using: &random)]
    }
    used.append(fragment.number)
    for part in fragment.parts {
      switch part {
      case .words(let words): text += words
      case .slot(let slot): append(slot, of: table, to: &text, &used, &random)
      }
    }
  }

  /// The words and `{slots}` of a fragment.
  private static func parts(of text: String, _ slots: [String: Int]) -> [Part] {
    var parts: [Part] = []
    for (number, piece) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated()
    {
      guard number > 0, let end = piece.firstIndex(of: "}") else {
        if !piece.isEmpty { parts.append(.words(String(piece))) }
        continue
      }
      if let slot = slots[String(piece[..<end])] { parts.append(.slot(slot)) }
      let rest = piece[piece.index(after: end)...]
      if !rest.isEmpty { parts.append(.words(String(rest))) }
    }
    return parts
  }

  private static func scan(
    _ bytes: [UInt8]
  ) throws(JSONSyntaxError) -> [(name: String, fragments: [String])] {
    var slots: [(name: String, fragments: [String])] = []
    var json = JSONScanner(bytes)
    try json.beginObject()
    while let name = try json.nextKey() {
      var fragments: [String] = []
      try json.beginArray()
      while try json.nextElement() { fragments.append(try json.string()) }
      slots.append((name, fragments))
    }
    try json.end()
    return slots
  }
}
