// SPDX-License-Identifier: Apache-2.0

/// What the lexicon says of a word, in one byte.
struct WordFacts: Hashable, Sendable {
  let rawValue: UInt8

  /// How ordinary a word it is when written small: 0 not one, 1 in a large dictionary, 2 in a small
  /// one, 3 everyday.
  var ordinary: UInt8 { rawValue & 3 }
  /// How common a given name it is: 0 none to 3 very.
  var given: UInt8 { rawValue >> 2 & 3 }
  /// How common a surname it is: 0 none to 3 very.
  var surname: UInt8 { rawValue >> 4 & 3 }
  /// Whether it names, or stands in the name of, a town, a county or a country.
  var isPlace: Bool { rawValue & 0x40 != 0 }
  /// Whether dictionaries hold it with a capital.
  var isProper: Bool { rawValue & 0x80 != 0 }
  /// Whether it is in some list of names.
  var isName: Bool { rawValue & 0x3C != 0 }
}
