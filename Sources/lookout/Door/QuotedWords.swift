// SPDX-License-Identifier: Apache-2.0

/// A line split into words as a shell would split it, without a shell.
///
/// Blanks and tabs part words. Between single quotes everything stands for itself; between double
/// quotes a backslash takes the meaning off `"` and `\`; outside of both, off any character. Nothing
/// else means anything: no variable, no pattern, no pipe, no second command.
struct QuotedWords {
  /// Why a line has no words.
  enum Fault: Error, Equatable {
    /// A quotation mark is not closed; the character that would close it.
    case unclosed(Character)
    /// The line ends with a backslash.
    case trailingBackslash
    /// It holds a line feed or another control character.
    case control
  }

  let words: [String]

  init(_ line: String) throws(Fault) {
    var words: [String] = []
    // A word that was begun, if only with an empty pair of quotes.
    var word: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    var isLiteral = false
    for scalar in line.unicodeScalars {
      guard scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7F else {
        throw .control
      }
      if isLiteral {
        // Between double quotes a backslash before anything else stands for itself.
        if quote == "\"", scalar != "\"", scalar != "\\" { word?.append("\\") }
        word?.append(scalar)
        isLiteral = false
      } else if scalar == "\\", quote != "'" {
        word = word ?? .init()
        isLiteral = true
      } else if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        word = word ?? .init()
        quote = scalar
      } else if quote == nil, scalar == " " || scalar == "\t" {
        if let whole = word { words.append(String(whole)) }
        word = nil
      } else {
        var begun = word ?? .init()
        begun.append(scalar)
        word = begun
      }
    }
    if isLiteral { throw .trailingBackslash }
    if let quote { throw .unclosed(Character(quote)) }
    if let whole = word { words.append(String(whole)) }
    self.words = words
  }
}
