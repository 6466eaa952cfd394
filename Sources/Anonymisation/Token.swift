// SPDX-License-Identifier: Apache-2.0

/// A word, a number, a mark or a mask in a chain of tokens.
struct Token: Sendable {
  /// How the letters of a token are written.
  enum Shape: UInt8, Sendable {
    /// The edge of the text, before the first token and after the last.
    case edge
    /// One mark of ASCII punctuation.
    case mark
    /// Symbols outside ASCII, or a mark that carries combining scalars: never part of a rule.
    case symbol
    /// A replacement such as `[name]`, taken as a whole.
    case mask
    case digits
    /// Digits and letters, such as `x4801` or `SW1A`.
    case mixed
    case lower
    /// A single capital.
    case initial
    case capitalised
    case capitals
    /// Capitals inside, such as `McBride`.
    case camel
  }

  /// The bytes in the chain's store.
  var start: Int32
  var end: Int32
  var previous: Int32
  var next: Int32
  /// FNV-1a of the folded letters; of a mark, the mark itself.
  var hash: UInt64
  var classes: WordClass
  /// The masking that this token is part of the replacement of; negative for a token of the text.
  var masking: Int32
  var facts: WordFacts
  var shape: Shape
  var gap: Gap
  /// The ASCII byte of a mark, or zero.
  var mark: UInt8

  /// What stands between a token and the one before it.
  enum Gap: UInt8, Comparable, Sendable {
    case none
    case space
    case line
    case paragraph

    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// Whether it is made of letters alone.
  var isWord: Bool { shape.rawValue >= Shape.lower.rawValue }
  /// Whether its first letter is a capital.
  var isCapital: Bool { shape.rawValue >= Shape.initial.rawValue }
  var count: Int { Int(end - start) }
}
