// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Text

@Suite struct ColumnWidthTests {
  /// The table stands on glibc 2.36, the oldest C library the program runs on.
  ///
  /// A newer one knows more scalars, which the sanitiser keeps out, and must agree on all others.
  @Test func `whatever the sanitiser lets through is as wide as the C library says`() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    defer { freelocale(locale) }
    // Swift's Glibc module leaves `wcwidth` out, so it is looked up by name.
    let address = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(address, to: (@convention(c) (UInt32) -> Int32).self)
    var seen = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      guard Sanitiser.line("a\(scalar)").unicodeScalars.dropFirst().first == scalar else {
        continue
      }
      // The locale is the thread's own, and nothing suspends here.
      let former = uselocale(locale)
      let width = wcwidth(value)
      uselocale(former)
      seen += 1
      #expect(Int(width) == scalar.columnWidth, "U+\(String(value, radix: 16))")
      #expect(scalar.isMark == (width == 0), "U+\(String(value, radix: 16))")
    }
    #expect(seen > 140_000)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("🇩🇪", 2), ("👍", 2), ("❤", 1),
    ("●▌─·…’", 6), ("a\u{200B}b", 2), ("\u{1B}", 1), ("\t", 1), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func `of text`(text: String, columns: Int) {
    #expect(text.columnWidth == columns)
    #expect(Sanitiser.line(text).columnWidth == columns)
  }
}
