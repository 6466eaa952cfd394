// SPDX-License-Identifier: Apache-2.0

/// Text as somebody writes it who is after another reader's terminal, eyes or copy of a text.
///
/// One corpus for every entrance, and one measure, `fault`, for every exit.
package enum HostileCorpus {
  /// Each text with what it tries.
  package static let texts: [(name: String, text: String)] = [
    ("the window's title", "\u{1B}]0;Payroll\u{7}x"),
    (
      "a link that shows another",
      "\u{1B}]8;;https://example.org\u{1B}\\the rules\u{1B}]8;;\u{1B}\\"
    ),
    ("the clipboard", "\u{1B}]52;c;cm0gLXJmIH4K\u{7}x"),
    ("a device string", "\u{1B}P$q\"p\u{1B}\\x"),
    ("an application string", "\u{1B}_Gf=100;AAAA\u{1B}\\x"),
    ("a private message", "\u{1B}^x\u{1B}\\\u{1B}Xx\u{1B}\\"),
    (
      "what answers as if typed",
      "\u{1B}[6n\u{1B}[c\u{1B}[>c\u{1B}[=c\u{1B}[5n\u{1B}Z\u{5}\u{1B}[21t"
    ),
    ("the mouse and pasting", "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1003h\u{1B}[?1006h\u{1B}[?2004l"),
    ("the screen", "\u{1B}[2J\u{1B}[H\u{1B}[3J\u{1B}[?1049l\u{1B}c\u{1B}[!p\u{1B}#8\u{1B}[1;3r"),
    ("colours and a smaller alphabet", "\u{1B}[31;8mhidden\u{1B}[0m\u{1B}(0lqk\u{E}x\u{F}"),
    ("the end of a paste", "a\u{1B}[201~:q\u{D}\u{1B}[200~b"),
    (
      "controls of eight bits",
      "\u{9B}2J\u{9D}0;x\u{9C}\u{90}q\u{9C}\u{9F}x\u{9C}\u{85}\u{84}\u{8D}"
    ),
    ("other controls", "a\u{0}b\u{7}c\u{8}d\u{B}e\u{C}f\u{7F}g\u{1A}h\u{11}i\u{13}j"),
    ("overwriting", "Trust him.\rDo not.\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}ever\tx\n\u{D}\n\rx"),
    ("another direction", "a\u{202E}elbatsurt\u{202C}b\u{2067}c\u{2069}\u{200F}d\u{61C}e\u{202A}"),
    (
      "what cannot be seen",
      "se\u{200B}en\u{200C}by\u{200D}no\u{2060}\u{FEFF}one\u{AD}\u{180E}\u{2064}"
    ),
    ("tags", "x\u{E0001}\u{E0073}\u{E0065}\u{E0063}\u{E007F}y\u{E0100}z\u{FE0F}"),
    ("fillers", "\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2800}\u{2800}\u{34F}x\u{17B4}\u{17B5}"),
    ("marks without end", "Z" + String(repeating: "\u{335}\u{30D}\u{489}", count: 200)),
    ("a mark on nothing", "\u{301}\u{20DD}\u{335}"),
    ("other ends of a line", "a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f"),
    (
      "empty lines", String(repeating: "\n", count: 300) + "x" + String(repeating: "\n", count: 300)
    ),
    (
      "no characters", "\u{FFFE}\u{FFFF}\u{1FFFE}\u{10FFFF}\u{E000}\u{F8FF}\u{F0000}\u{378}\u{FFF9}"
    ),
    (
      "wide ones at an edge",
      String(repeating: "漢", count: 101) + "a" + String(repeating: "字", count: 80)
    ),
    ("joined ones", "👩‍👩‍👧‍👦👍🏽🇬🇧🏴\u{E0067}\u{E0062}\u{E007F}❤️1️⃣"),
    ("many letters in one", "\u{FDFA}\u{FDFA}\u{0958}\u{1112}\u{1161}\u{11AB}\u{FB01}"),
    ("as a file would have it", "\"},{\"n\":1,\"e\":0,\"p\":\"\"}\n{\"body\":\"\\u001b[2J\"}\\"),
    ("as a shell would", "$(touch x)`touch y`;touch z|sh>&2 -rf ../../etc/passwd %s%n%x"),
    ("no break", String(repeating: "A", count: 3_900)),
    ("nothing but blanks", " \u{A0}\u{3000}\u{2003}\t\u{202F} "),
  ]

  /// A text far longer than any may be, and in it no place to break.
  package static let endless = String(repeating: "w", count: 1 << 20)

  /// Bytes that are not UTF-8.
  package static let bytes: [[UInt8]] = [
    [0x61, 0x9B, 0x32, 0x4A], [0xC0, 0x9B], [0xE0, 0x80, 0x9B], [0xF0, 0x80, 0x82, 0x9B],
    [0xED, 0xA0, 0x80], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xFF, 0xFE, 0x61, 0x00], [0x61, 0xE2, 0x82], [0x80], [0xC2], [0xFE],
  ]

  /// JSON strings that hold what no text can.
  package static let json = [
    #""\ud800""#, #""\udc00x""#, #""\ud83d\u0041""#, #""\u0000\u001b[2J""#,
  ]

  /// What of some bytes a terminal should never get; nil where they are safe.
  ///
  /// Safe is: UTF-8 of visible characters, with at most two marks on each, blanks and line feeds.
  /// What is visible is asked of Unicode's own properties, and not of the sanitiser's table.
  package static func fault(in bytes: some Collection<UInt8>) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "not UTF-8" }
    var marks = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n", .format, .surrogate, .privateUse, .unassigned,
        .lineSeparator, .paragraphSeparator:
        return describe(scalar, at: index)
      case .spaceSeparator where scalar != " ":
        return describe(scalar, at: index)
      case .nonspacingMark, .enclosingMark:
        marks += 1
        if marks > 2 { return "too many marks, " + describe(scalar, at: index) }
      default:
        marks = 0
      }
      if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl
        || scalar.properties.isNoncharacterCodePoint || scalar == "\u{2800}"
      {
        return describe(scalar, at: index)
      }
    }
    return nil
  }

  private static func describe(_ scalar: Unicode.Scalar, at index: Int) -> String {
    "U+\(String(scalar.value, radix: 16, uppercase: true)) at \(index)"
  }
}
