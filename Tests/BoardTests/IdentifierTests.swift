// SPDX-License-Identifier: Apache-2.0

import Board
import TestKit
import Testing

struct IdentifierTests {
  @Test func `identifiers can be a command's argument and come back`() {
    forEachSeed(2_000) { seed, random in
      let id = EventID(using: &random)
      #expect(!id.description.hasPrefix("-"), "seed \(seed)")
      #expect(id.description.count == 22, "seed \(seed)")
      #expect(EventID(id.description) == id, "seed \(seed)")
    }
  }

  @Test(arguments: ["", "K4TZ", "not base64url at all!!", "AAAAAAAAAAAAAAAAAAAAAB"])
  func `what is no identifier is none`(text: String) {
    #expect(EventID(text) == nil)
  }

  @Test func `a reference comes back, however it is typed`() {
    forEachSeed(1_000) { seed, random in
      let reference = ThreadID(opening: EventID(using: &random)).reference
      let text = reference.description
      #expect(text.count == 4 && !text.contains { "ILOU".contains($0) }, "seed \(seed)")
      #expect(Reference(text) == reference, "seed \(seed)")
      #expect(Reference(text.lowercased()) == reference, "seed \(seed)")
      let misheard = String(
        text.map { character in
          switch character {
          case "0": ["O", "o"].randomElement(using: &random) ?? "O"
          case "1": ["I", "i", "L", "l"].randomElement(using: &random) ?? "I"
          default: character
          }
        }
      )
      #expect(Reference(misheard) == reference, "seed \(seed): \(misheard)")
    }
  }

  @Test(arguments: [("o0Il", "0011"), ("k4tz", "K4TZ"), ("zzzz", "ZZZZ")])
  func `typed references`(typed: String, shown: String) {
    #expect(Reference(typed)?.description == shown)
  }

  @Test(arguments: ["", "K4T", "K4TZZ", "K4TU", "K-TZ", "ßabc", "ßab", "K4Té", "ıııı", "١٢٣٤"])
  func `what is no reference is none`(text: String) {
    #expect(Reference(text) == nil)
  }

  @Test func `subject tags are told with two digits`() {
    #expect(SubjectTag(stone: "Quartz", number: 3).description == "Quartz 03")
    #expect(SubjectTag(stone: "Basalt", number: 17).description == "Basalt 17")
  }
}
