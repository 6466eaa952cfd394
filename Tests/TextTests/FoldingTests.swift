// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Text

@Suite struct FoldingTests {
  private func folded(_ text: some StringProtocol) -> String {
    String(decoding: Folding.fold(text), as: UTF8.self)
  }

  @Test(arguments: [
    ("Taxi RANK", "taxi rank"), ("É e\u{301} ê", "e e e"), ("Straße", "strasse"), ("ẞ", "ss"),
    ("Łódź", "lodz"), ("Æsop Œuvre", "aesop oeuvre"),
    ("İstanbul ISTANBUL ı", "istanbul istanbul i"),
    ("O’Brien ‘x’", "o'brien 'x'"), ("“so—called”", "\"so-called\""), ("wait…", "wait..."),
    ("Ｆｕｌｌ", "full"), ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"), ("Ёлка Йод", "елка иод"),
    ("a\n \tb\u{A0}\u{A0}c", "a b c"), ("ﬁne", "fine"), ("Nguyễn", "nguyen"), ("漢字", "漢字"),
    ("soft\u{AD}ly", "softly"), ("Ølga Ðor þing", "olga dor thing"), ("", ""),
    ("\u{9B}", "\u{FFFD}"),
  ])
  func table(text: String, expected: String) {
    #expect(Folding.fold(text) == Array(expected.utf8))
  }

  /// The C library of the host aside, Foundation is the one other source of decompositions.
  @Test func `a letter folds as its decomposition does`() {
    for value in Array(0xA1...0x52F) + Array(0x1E00...0x1FFF) as [UInt32] {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
      let letter = String(scalar)
      #expect(
        folded(letter) == folded(letter.decomposedStringWithCanonicalMapping),
        "U+\(String(value, radix: 16))"
      )
    }
  }

  @Test func `folding is a fixed point, blind to case and to sanitising, and free of controls`() {
    forEachSeed(2_000) { seed, random in
      let text = hostileText(&random)
      let once = folded(text)
      #expect(Folding.fold(once) == Array(once.utf8), "seed \(seed): \(once.debugDescription)")
      #expect(
        !once.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value },
        "seed \(seed)"
      )
    }
  }

  @Test(arguments: [
    ("taxi", "A Taxi, a TAXI", ["Taxi", "TAXI"]),
    ("cafe", "Café cafe\u{301}s", ["Café", "cafe\u{301}"]),
    ("s", "Maß s", ["ß", "s"]),
    ("ss", "Maß", ["ß"]),
    ("aa", "aaaa", ["aa", "aa"]),
    ("late rank", "the late\n  rank", ["late\n  rank"]),
    ("...", "so…", ["…"]),
    ("o'b", "O’Brien", ["O’B"]),
    ("", "anything", []),
    ("zz", "anything", []),
    ("longer than it", "it", []),
  ])
  func `matches lie in the original`(needle: String, text: String, expected: [String]) {
    let found = Folding.ranges(of: Folding.fold(needle), in: text).map { text[$0] }
    #expect(found.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
  }

  @Test func `whatever stands in a text is found there`() {
    forEachSeed(1_000) { seed, random in
      let text = Sanitiser.body(hostileText(&random))
      let scalars = Array(text.unicodeScalars)
      guard !scalars.isEmpty else { return }
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = Int.random(in: start...scalars.count, using: &random)
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[start..<end])
      let needle = Folding.fold(String(part))
      guard !needle.isEmpty else { return }
      let ranges = Folding.ranges(of: needle, in: text)
      #expect(!ranges.isEmpty, "seed \(seed)")
      for (one, next) in zip(ranges, ranges.dropFirst()) {
        #expect(one.upperBound <= next.lowerBound, "seed \(seed)")
      }
      for range in ranges {
        #expect(
          folded(text[range]).contains(String(decoding: needle, as: UTF8.self)),
          "seed \(seed)"
        )
      }
    }
  }

  @Test(
    arguments: [
      ("é", "e"), ("É", "E"), ("ß", "s"), ("Æ", "A"), ("’", "'"), ("…", "."), ("—", "-"),
      ("a", "a"),
      ("Ａ", "A"),
    ] as [(Unicode.Scalar, Unicode.Scalar)]
  )
  func `a stand-in keeps the case`(scalar: Unicode.Scalar, expected: Unicode.Scalar) {
    #expect(Folding.standIn(for: scalar) == UInt8(ascii: expected))
  }

  @Test(arguments: ["漢", "●", "я", "£"] as [Unicode.Scalar])
  func `no stand-in`(scalar: Unicode.Scalar) {
    #expect(Folding.standIn(for: scalar) == nil)
  }
}
