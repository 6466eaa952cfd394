// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Testing

@Suite struct ReportTests {
  @Test func aFindingSaysWhatWhereAndWhy() throws {
    let text = "Zoë\u{2019}s number is 07700 900123."
    let report = try Data.plain().report(on: text)
    let phone = try #require(report.findings.first { $0.kind == .phone })
    #expect(phone.replacement == "[number]")
    let scalars = Array(text.unicodeScalars)[phone.start..<phone.end]
    #expect(String(String.UnicodeScalarView(scalars)) == "07700 900123")
    #expect(!phone.reason.isEmpty && phone.reason.count <= 34)
  }

  @Test func hintsPointOutAndChangeNothing() throws {
    let text =
      "The intern from the third office said \"you will never work here again\" on Monday!! Fandangled."
    let report = try Data.plain().report(on: text)
    #expect(report.text == text)
    #expect(Set(report.hints.map { $0.kind }).isSuperset(of: [.quote, .punctuation, .narrowing]))
    for hint in report.hints { #expect(hint.start < hint.end && hint.end <= text.count) }
  }

  @Test func aLongTextIsPointedOut() throws {
    let report = try Data.plain().report(on: String(repeating: "we left. ", count: 80))
    #expect(report.hints.map { $0.kind } == [.length])
    #expect(report.hints.first?.start == 600)
  }

  @Test func emptyTextHasNothing() throws {
    #expect(
      try Data.plain().report(on: "") == AnonymiseReport(text: "", findings: [], hints: [])
    )
  }

  @Test(arguments: [[], [0], Array("LXN1".utf8) + [200, 0, 0, 0, 0]] as [[UInt8]])
  func damagedDataIsRefused(bytes: [UInt8]) {
    #expect(throws: AnonymisationError.unreadableLexicon) {
      try Anonymiser(lexicon: bytes, weights: Data.weights)
    }
    #expect(throws: AnonymisationError.unreadableWeights) {
      try Anonymiser(lexicon: Data.lexicon, weights: bytes)
    }
  }
}
