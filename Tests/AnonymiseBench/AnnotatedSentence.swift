// SPDX-License-Identifier: Apache-2.0

/// A sentence with the spans that people have marked in it.
struct AnnotatedSentence {
  /// A marked stretch, in bytes of the text.
  struct Span {
    /// The mark, such as `PER` or `phone`.
    let label: String
    let range: Range<Int>
  }

  var text: String
  var spans: [Span]
  /// How many words the sentence has.
  var words: Int

  /// Reads a file of one word a line and a blank line between sentences; the label stands in the
  /// third column of `.iob2` files and in the last one of others, as `B-PER`, `I-PER` or `O`.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - isIOB2: whether the label stands in the third column.
  ///   - parts: which quarters to take, of `abcd`: of the documents in turn where the file names
  ///     them, else of the file from front to back. The trainer cuts files in the same way.
  /// - Returns: the sentences, in order.
  static func read(_ bytes: [UInt8], isIOB2: Bool, parts: String) -> [AnnotatedSentence] {
    var sentences: [(document: Int, sentence: AnnotatedSentence)] = []
    var document = -1
    var rows: [(word: String, label: Substring)] = []
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ) {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      if line.allSatisfy({ $0 == " " || $0 == "\r" }) {
        if !rows.isEmpty { sentences.append((document, joined(rows))) }
        rows = []
      } else if line.hasPrefix("# newdoc") {
        document += 1
      } else if isIOB2 ? columns.count > 2 : columns.count > 1 {
        rows.append(
          isIOB2
            ? (String(columns[1]), columns[2])
            : (String(columns[0]), columns[columns.count - 1])
        )
      }
    }
    if !rows.isEmpty { sentences.append((document, joined(rows))) }
    let quarters = Array("abcd")
    return sentences.enumerated().filter { index, entry in
      let quarter = entry.document < 0 ? 4 * index / sentences.count : entry.document % 4
      return parts.contains(quarters[quarter])
    }.map { $0.element.sentence }
  }

  private static func joined(_ rows: [(word: String, label: Substring)]) -> AnnotatedSentence {
    var text = ""
    var spans: [Span] = []
    for (word, label) in rows {
      if !text.isEmpty { text += " " }
      let start = text.utf8.count
      text += word
      let name = String(label.drop { $0 != "-" }.dropFirst())
      if label.hasPrefix("B-") || label.hasPrefix("I-") {
        if label.hasPrefix("I-"), let last = spans.last, last.label == name,
          last.range.upperBound == start - 1
        {
          spans[spans.count - 1] = Span(
            label: name,
            range: last.range.lowerBound..<text.utf8.count
          )
        } else {
          spans.append(Span(label: name, range: start..<text.utf8.count))
        }
      }
    }
    return AnnotatedSentence(text: text, spans: spans, words: rows.count)
  }
}
