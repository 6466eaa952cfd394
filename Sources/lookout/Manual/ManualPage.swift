// SPDX-License-Identifier: Apache-2.0

/// A page of man(7) in the making: text goes in as it should read, and comes out as roff.
struct ManualPage {
  private(set) var text: String

  /// Begins a page of section 1.
  init(_ name: String) {
    text = ".TH \(name.uppercased()) 1 \"\" \"\(name)\" \"User Commands\"\n"
  }

  /// Begins a section; its heading is told apart by capitals, as everywhere.
  mutating func section(_ heading: String) {
    text += ".SH \(escaped(heading))\n"
  }

  /// Begins a part of a section.
  mutating func part(_ heading: String) {
    text += ".SS \(escaped(heading))\n"
  }

  /// Adds an entry of a list: what is explained, in bold, and what it means.
  mutating func entry(_ term: String, _ meaning: String) {
    text += ".TP\n\\fB\(escaped(term))\\fR\n\(escaped(meaning))\n"
  }

  /// Adds plain text, laid out as the help of a command has it: paragraphs between blank lines,
  /// samples indented, lists with two blanks or more between a word and what is said about it.
  mutating func prose(_ prose: String) {
    var paragraph: [Substring] = []
    for line in (prose + "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        add(paragraph)
        paragraph = []
      } else {
        paragraph.append(line)
      }
    }
  }

  private mutating func add(_ paragraph: [Substring]) {
    guard let first = paragraph.first else { return }
    if first.hasPrefix("  ") {
      text += ".PP\n.nf\n\(paragraph.map { escaped($0) }.joined(separator: "\n"))\n.fi\n"
    } else if let gap = first.firstRange(of: "  "), gap.lowerBound > first.startIndex {
      for line in paragraph {
        let term = line.prefix { $0 != " " }
        entry(String(term), String(line.dropFirst(term.count).drop { $0 == " " }))
      }
    } else {
      text += ".PP\n\(paragraph.map { escaped($0) }.joined(separator: "\n"))\n"
    }
  }

  /// Text that roff takes for nothing else; a hyphen stays one that can be copied.
  private func escaped(_ text: some StringProtocol) -> String {
    let escaped = text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "\"": "\\(dq"
      default: String(character)
      }
    }.joined()
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
