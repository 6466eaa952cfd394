// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Text

@Suite struct SanitiserTests {
  /// Compared by scalars: `String`'s own equality takes canonical equivalents for equal.
  private func expect(
    _ text: String,
    _ expected: String,
    _ comment: Comment = "",
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      Array(text.unicodeScalars) == Array(expected.unicodeScalars),
      comment,
      sourceLocation: location
    )
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("", ""),
    ("  two  blanks  ", "  two  blanks  "),
    ("a\u{1B}[31mred", "a\u{FFFD}[31mred"),
    ("a\u{0}\u{7}\u{7F}\u{9B}b", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b"),
    ("a\tb", "a b"),
    ("a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g\u{B}h\u{C}i", "a b c d e f g h i"),
    ("a\n\rb", "a  b"),
    ("a\u{202E}b\u{2066}c\u{200F}d\u{61C}e", "abcde"),
    ("a\u{200B}b\u{200C}c\u{200D}d\u{2060}e\u{FEFF}f\u{AD}g", "abcdefg"),
    ("\u{2764}\u{FE0F}", "\u{2764}"),
    ("a\u{E0061}\u{E007F}b\u{E0100}c", "abc"),
    ("a\u{115F}\u{1160}\u{3164}\u{FFA0}b\u{34F}c", "abc"),
    ("a\u{2800}b\u{A0}c\u{3000}d\u{1680}e\u{202F}f", "a b c d e f"),
    ("a\u{FFF9}b\u{FFFB}", "ab"),
    ("\u{E000}\u{FFFF}\u{10FFFF}\u{378}\u{FFFC}", String(repeating: "\u{FFFD}", count: 5)),
    ("\u{1F44D}\u{1F3FD}", "\u{1F44D}"),
    ("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}"),
    ("e\u{301}\u{200B}\u{302}\u{303}", "e\u{301}\u{302}"),
    ("\u{301}a", "a"),
    ("a \u{301}b\n\u{301}c\u{1B}\u{301}", "a b c\u{FFFD}"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"),
    ("’é漢א“—…·●▌─£", "’é漢א“—…·●▌─£"),
  ])
  func `one line`(text: String, expected: String) {
    expect(Sanitiser.line(text), expected)
  }

  @Test(arguments: [
    ("", ""),
    ("one", "one"),
    ("one ", "one"),
    ("   ", ""),
    ("\n \n\t\n", ""),
    ("  indented\n  too  ", "  indented\n  too"),
    ("\n\n one\r\ntwo\rthree\u{2029}four\u{85}\n", " one\ntwo\nthree\nfour"),
    ("a\n\nb", "a\n\nb"),
    ("a\n\n\nb", "a\n\n\nb"),
    ("a\n\n\n\n \n\nb", "a\n\n\nb"),
    ("a \u{200B} \nb", "a\nb"),
    ("a\tb", "a b"),
    ("a\r\u{200B}\nb", "a\n\nb"),
  ])
  func `a body`(text: String, expected: String) {
    expect(Sanitiser.body(text), expected)
  }

  @Test func `a draft keeps its blanks and empty lines`() {
    expect(Sanitiser.draft("\r\n\n\n\n a \t\n"), "\n\n\n\n a  \n")
  }

  @Test func `every shape is a fixed point and measures as drawn`() {
    forEachSeed(3_000) { seed, random in
      let text = hostileText(&random)
      let line = Sanitiser.line(text)
      expect(Sanitiser.line(line), line, "seed \(seed)")
      #expect(!line.unicodeScalars.contains("\n"), "seed \(seed)")
      #expect(
        line.columnWidth == line.unicodeScalars.reduce(0) { $0 + $1.columnWidth },
        "seed \(seed)"
      )

      let draft = Sanitiser.draft(text)
      expect(Sanitiser.draft(draft), draft, "seed \(seed)")
      expect(Sanitiser.line(draft), line, "seed \(seed)")

      let body = Sanitiser.body(text)
      expect(Sanitiser.body(body), body, "seed \(seed)")
      expect(Sanitiser.body(draft), body, "seed \(seed)")
      let rows = body.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(rows.allSatisfy { $0.utf8.last != 0x20 }, "seed \(seed)")
      #expect(!body.contains("\n\n\n\n"), "seed \(seed)")
      #expect(body.isEmpty || !(rows.first == "" || rows.last == ""), "seed \(seed)")

      var marks = 0
      for scalar in body.unicodeScalars {
        marks = scalar.isMark ? marks + 1 : 0
        #expect(marks <= Sanitiser.maximumMarks, "seed \(seed)")
      }
    }
  }

  @Test func `no scalar that comes out is invisible`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !scalar.isASCII else { continue }
      let kept = Sanitiser.line("a\(scalar)").unicodeScalars.dropFirst()
      guard kept.first == scalar, scalar != "\u{FFFD}" else { continue }
      let properties = scalar.properties
      #expect(!properties.isDefaultIgnorableCodePoint, "U+\(String(value, radix: 16))")
      #expect(!properties.isBidiControl, "U+\(String(value, radix: 16))")
      switch properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
        .lineSeparator, .paragraphSeparator:
        Issue.record("U+\(String(value, radix: 16))")
      default: break
      }
    }
  }
}
