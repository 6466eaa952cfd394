// SPDX-License-Identifier: Apache-2.0

import Resources
import Testing

@Suite("The words of tags")
struct TagWordTests {
  @Test(
    "fill their lists once each, as single capitalised ASCII words of at most ten letters",
    arguments: [
      (Resource.tagThings, 256), (.tagBirds, 128), (.subjectStones, 64), (.moderatorTrees, 48),
    ]
  )
  func shape(_ resource: Resource, _ count: Int) throws {
    let words = try read([String].self, from: resource)
    #expect(words.count == count)
    #expect(repeated(words).isEmpty)
    for word in words {
      #expect(word.wholeMatch(of: /[A-Z][a-z]{2,9}/) != nil, "\(word)")
    }
  }

  @Test("mean the same thing in no two lists, so that a tag cannot be read two ways")
  func disjoint() throws {
    let all = try [Resource.tagThings, .tagBirds, .subjectStones, .moderatorTrees]
      .flatMap { try read([String].self, from: $0) }
    #expect(repeated(all).isEmpty)
  }

  @Test(
    "are no names that a person might bear",
    arguments: [Resource.tagThings, .tagBirds, .subjectStones, .moderatorTrees]
  )
  func nameless(_ resource: Resource) throws {
    let names = PersonalNames.common.union(
      try read(DemoBoard.self, from: .demoBoard).roster.flatMap { Self.parts(of: $0.name) }
    )
    let clashes = try read([String].self, from: resource).filter { names.contains($0.lowercased()) }
    #expect(clashes.isEmpty)
  }

  @Test(
    "are nothing that one colleague would not call another",
    arguments: [Resource.tagThings, .tagBirds, .subjectStones]
  )
  func inoffensive(_ resource: Resource) throws {
    let clashes = try read([String].self, from: resource).filter {
      PersonalNames.unkind.contains($0.lowercased())
    }
    #expect(clashes.isEmpty)
  }

  private static func parts(of name: String) -> [String] {
    Array(words(of: name))
  }
}
