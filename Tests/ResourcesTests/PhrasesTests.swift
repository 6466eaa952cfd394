// SPDX-License-Identifier: Apache-2.0

import Resources
import Testing

@Suite("The phrases")
struct PhrasesTests {
  private let slots: [String: [String]]

  init() throws {
    slots = try read([String: [String]].self, from: .phrases)
  }

  @Test("have the four slots that messages start from, and no empty or repeated fragment")
  func shape() {
    for start in Self.starts {
      #expect(slots[start]?.isEmpty == false, "\(start)")
    }
    for (slot, fragments) in slots {
      #expect(!fragments.isEmpty, "\(slot)")
      #expect(repeated(fragments).isEmpty, "\(slot)")
    }
    #expect(slots.values.reduce(0) { $0 + $1.count } >= 400)
  }

  @Test("refer only to slots that exist, never in a circle")
  func references() {
    var open = Set(slots.keys)
    var closed: Set<String> = []
    while true {
      let next = open.filter { references(of: $0).allSatisfy(closed.contains) }
      guard !next.isEmpty else { break }
      closed.formUnion(next)
      open.subtract(next)
    }
    #expect(open.isEmpty, "these refer to a missing slot or to themselves")
  }

  @Test("vary by occasions that exist, in slots that exist without them")
  func occasions() throws {
    struct Occasion: Decodable { let code: String }
    let codes = Set(try read([Occasion].self, from: .occasions).map(\.code))
    for slot in slots.keys where slot.contains(":") {
      let parts = slot.split(separator: ":").map(String.init)
      #expect(parts.count == 2 && slots[parts[0]] != nil && codes.contains(parts[1]), "\(slot)")
    }
  }

  @Test("are enough for a million messages")
  func variety() {
    #expect(count(of: "warning") > 100_000_000)
    #expect(count(of: "reply") > 1_000_000)
    #expect(count(of: "question") > 10_000)
    #expect(count(of: "advice") > 5_000)
  }

  @Test("name nobody, and hold nothing that the anonymiser would have to change")
  func nameless() throws {
    let roster = try read(DemoBoard.self, from: .demoBoard).roster
    let given = PersonalNames.given.subtracting(PersonalNames.ordinary)
    let names = roster.reduce(into: given) { $0.formUnion(words(of: $1.name)) }
    for fragment in slots.values.joined() {
      #expect(words(of: fragment).isDisjoint(with: names), "\(fragment)")
      #expect(!fragment.contains { $0.isNumber || $0 == "@" || $0.isNewline }, "\(fragment)")
    }
  }

  @Test("come out as sentences, whatever is drawn")
  func sentences() {
    for (slot, fragments) in slots where Self.sentenceSlots.contains(base(of: slot)) {
      for fragment in fragments where !fragment.hasPrefix("{") {
        #expect(fragment.first?.isUppercase == true, "\(slot): \(fragment)")
      }
      for fragment in fragments where !fragment.hasSuffix("}") {
        #expect(fragment.last.map { ".?".contains($0) } == true, "\(slot): \(fragment)")
      }
    }
  }

  private static let starts = ["warning", "reply", "question", "advice"]
  private static let sentenceSlots: Set = [
    "opening", "middle", "ending", "counsel", "counsel-why", "agreement", "experience", "thanks",
    "doubt", "news", "comfort", "asking", "context", "plea", "greeting", "season", "small-thing",
  ]

  private func base(of slot: String) -> String {
    String(slot.prefix { $0 != ":" })
  }

  private func references(of slot: String) -> [String] {
    slots[slot, default: []].flatMap { $0.matches(of: /\{([^}]*)\}/).map { String($0.1) } }
  }

  /// How many messages a slot can become without any occasion; nothing beyond eight slots deep.
  private func count(of slot: String, depth: Int = 0) -> Int {
    guard depth < 8 else { return 0 }
    return slots[slot, default: []].reduce(0) { sum, fragment in
      sum
        + fragment.matches(of: /\{([^}]*)\}/).reduce(1) { product, reference in
          product * count(of: String(reference.1), depth: depth + 1)
        }
    }
  }
}
