// SPDX-License-Identifier: Apache-2.0

import Anonymisation

/// Counts how well findings cover what people have marked.
struct Measure {
  /// The counts of one kind.
  struct Tally {
    var gold = 0
    var recalled = 0
    var masked = 0
    var found = 0
    var right = 0
    var spurious = 0
  }

  private(set) var tallies: [String: Tally] = [:]
  private(set) var words = 0
  private(set) var bytes = 0
  private(set) var spurious = 0
  /// Sentences with what was missed or found for nothing, to look at.
  private(set) var faults: [String] = []

  /// The kind that a span should be found as; a handle that stands for a person is counted apart,
  /// and an `@` alone not at all.
  private static func kind(of span: AnnotatedSentence.Span, in text: String) -> String? {
    guard span.label == "PER" else { return span.label }
    let bytes = Array(text.utf8)
    if bytes[span.range] == [0x40] { return nil }
    let before = span.range.lowerBound
    let isHandle =
      bytes[before] == 0x40 || before > 1 && bytes[before - 1] == 0x20 && bytes[before - 2] == 0x40
    return isHandle ? "handle" : "person"
  }

  /// Counts one sentence.
  ///
  /// A span counts as recalled when a finding of its kind overlaps it, as masked when every letter
  /// and digit of it is covered by any finding; a finding is spurious when it touches no span.
  mutating func add(_ sentence: AnnotatedSentence, _ report: AnonymiseReport) {
    words += sentence.words
    bytes += sentence.text.utf8.count
    let scalars = Array(sentence.text.unicodeScalars)
    var offsets: [Int] = []
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    let findings = report.findings.map { ($0.kind, offsets[$0.start]..<offsets[$0.end]) }
    var covered = [Bool](repeating: false, count: offset)
    for (_, range) in findings { for byte in range { covered[byte] = true } }
    var fault = ""
    for span in sentence.spans {
      let kind = Self.kind(of: span, in: sentence.text)
      guard let kind else { continue }
      var tally = tallies[kind] ?? Tally()
      tally.gold += 1
      let isRecalled = findings.contains {
        ($0.0.rawValue == kind || kind == "handle" && $0.0 == .person)
          && $0.1.overlaps(span.range)
      }
      if isRecalled { tally.recalled += 1 }
      let isMasked = scalars.indices.allSatisfy { index in
        !span.range.contains(offsets[index]) || covered[offsets[index]]
          || !scalars[index].properties.isAlphabetic && scalars[index].properties.numericType == nil
      }
      if isMasked { tally.masked += 1 }
      if !isMasked, kind != "LOC", kind != "ORG" {
        fault += " -[\(String(decoding: Array(sentence.text.utf8)[span.range], as: UTF8.self))]"
      }
      tallies[kind] = tally
    }
    for (kind, range) in findings {
      var tally = tallies[kind.rawValue] ?? Tally()
      tally.found += 1
      if !sentence.spans.contains(where: { $0.range.overlaps(range) }) {
        tally.spurious += 1
        spurious += 1
        if kind == .person || kind == .subject || kind == .address
          || sentence.spans.contains(where: {
            $0.label != "PER" && $0.label != "LOC" && $0.label != "ORG"
          })
        {
          fault += " +[\(String(decoding: Array(sentence.text.utf8)[range], as: UTF8.self))]"
        }
      }
      if sentence.spans.contains(where: {
        $0.range.overlaps(range) && Self.kind(of: $0, in: sentence.text) == kind.rawValue
      }) {
        tally.right += 1
      }
      tallies[kind.rawValue] = tally
    }
    if !fault.isEmpty { faults.append("\(fault)   <<< \(sentence.text)") }
  }

  /// Prints the table.
  func print(_ title: String) {
    let perThousand = Layout.fixed(1000 * Double(spurious) / Double(words), 1)
    Swift.print("\(title): \(words) words, \(perThousand) spurious a 1,000")
    for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      // Places and bodies are not looked for; they only excuse a mask that touches them.
      guard kind != "LOC", kind != "ORG" else { continue }
      let gold = Double(tally.gold)
      Swift.print(
        "  " + Layout.padded(kind, 12) + Layout.padded("n \(tally.gold)", 8)
          + Layout.padded("recall \(Layout.fixed(Double(tally.recalled) / gold, 4))", 16)
          + Layout.padded("masked \(Layout.fixed(Double(tally.masked) / gold, 4))", 16)
          + Layout.padded(
            "precision \(Layout.fixed(Double(tally.right) / Double(tally.found), 4))",
            19
          )
          + "spurious a 1,000 \(Layout.fixed(1000 * Double(tally.spurious) / Double(words), 2))"
      )
    }
  }
}
