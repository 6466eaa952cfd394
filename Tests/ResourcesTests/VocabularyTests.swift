// SPDX-License-Identifier: Apache-2.0

import Resources
import Testing

@Suite("Occasions and advice")
struct VocabularyTests {
  private struct Occasion: Decodable {
    let code: String
    let label: String
    let evening: String?
  }

  private struct Advice: Decodable {
    let code: String
    let sentence: String
    let label: String
  }

  @Test("Occasion codes are unique, kebab-case and fit the sealed facts; labels fit a row's head")
  func occasions() throws {
    let occasions = try read([Occasion].self, from: .occasions)
    #expect(repeated(occasions.map(\.code)).isEmpty)
    #expect(repeated(occasions.map(\.label)).isEmpty)
    for occasion in occasions {
      #expect(occasion.code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(occasion.code)")
      #expect(occasion.code.utf8.count <= 15, "\(occasion.code)")
      #expect(occasion.label.wholeMatch(of: /[A-Za-z][ -~]{1,13}/) != nil, "\(occasion.label)")
    }
  }

  @Test("Every kind of evening has an occasion, and there is no other kind")
  func evenings() throws {
    let evenings = try read([Occasion].self, from: .occasions).compactMap(\.evening)
    #expect(Set(evenings) == ["drinks-or-a-reception", "the-way-home", "late-in-the-office"])
  }

  @Test("The first nine pieces of advice are the digits of the compose page")
  func digits() throws {
    let labels = try read([Advice].self, from: .advice).prefix(9).map(\.label)
    #expect(
      labels == [
        "go in pairs", "do not share a car", "keep the door open", "meet in a public room",
        "decline the nightcap", "use the office phone", "keep the messages", "leave with others",
        "tell someone where you are",
      ]
    )
  }

  @Test("Advice codes are unique and kebab-case; sentences and labels fit their rows")
  func advice() throws {
    let advice = try read([Advice].self, from: .advice)
    #expect(repeated(advice.map(\.code)).isEmpty)
    #expect(repeated(advice.map(\.sentence)).isEmpty)
    #expect(repeated(advice.map(\.label)).isEmpty)
    for piece in advice {
      #expect(piece.code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(piece.code)")
      #expect(piece.code.utf8.count <= 31, "\(piece.code)")
      #expect(piece.sentence.wholeMatch(of: /[A-Z][ -~]{3,58}\./) != nil, "\(piece.sentence)")
      #expect(piece.label.wholeMatch(of: /[a-z][ -~]{3,27}/) != nil, "\(piece.label)")
    }
  }
}
