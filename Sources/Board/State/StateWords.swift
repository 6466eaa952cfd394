// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// The words for which rows that are kept hold numbers, in the order of those.
///
/// They are kept beside the rows: a program that has a word more, or in another place, would read
/// other threads than were written, and so reads none.
struct StateWords {
  let kinds = ThreadKind.allCases
  let conducts = Conduct.allCases
  let bases = Basis.allCases
  let whens = When.allCases

  /// What rows and tables hold beside what they held in their first shape.
  private let columns = [
    "upcoming", "mail", "corrections", "queue", "suspensions", "measures", "read-first",
    "unread", "answers",
  ]

  /// The number of a word: its place among those there are, from one; zero for none.
  static func code<Word: CaseIterable & Equatable>(of word: Word?) -> UInt8 {
    guard let word else { return 0 }
    var code: UInt8 = 1
    for other in Word.allCases {
      if other == word { break }
      code += 1
    }
    return code
  }

  /// The word of a number; nil for zero, and for one that there is none of.
  @inline(__always) static func word<Word: CaseIterable>(_ code: UInt8) -> Word?
  where Word.AllCases == [Word] {
    let words = Word.allCases
    return code > 0 && code <= words.count ? words[Int(code) - 1] : nil
  }

  private var words: [String] {
    ["moderation"] + kinds.map(\.rawValue) + [""] + conducts.map(\.rawValue) + [""]
      + bases.map(\.rawValue) + [""] + whens.map(\.rawValue) + [""] + columns
  }

  func pack(into packer: inout Packer) {
    packer.add(words) { $0.add($1) }
  }

  func isNext(in unpacker: inout Unpacker) -> Bool {
    unpacker.list { $0.text() } == words
  }
}
