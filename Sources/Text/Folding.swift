// SPDX-License-Identifier: Apache-2.0

/// Text reduced to what a search compares: without case, diacritics, typography or layout.
///
/// The folded form is UTF-8 without any control: `É` and `e` with an accent fold to `e`, `ß` to `ss`,
/// `ł` to `l`, `Æ` to `ae`, typographic quotes and dashes to the typewriter's, full-width forms to
/// ASCII, and any run of blanks and newlines to one space. A match of two folded forms, byte by byte,
/// is a match of the texts.
package enum Folding {
  /// The folded form of `text`.
  package static func fold(_ text: some StringProtocol) -> [UInt8] {
    if let folded = text.utf8.withContiguousStorageIfAvailable(foldedASCII) ?? nil {
      return folded
    }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { appendFold(of: scalar, to: &folded) }
    return folded
  }

  /// Where `needle`, a folded form, occurs in `text`, front to back and without overlaps.
  ///
  /// The ranges lie in the original text, at the bounds of its scalars; marks on the last matched
  /// character belong to the match, and so does the whole of a letter of which only a part matched,
  /// such as `ß` for `s`. An empty needle occurs nowhere.
  package static func ranges(of needle: [UInt8], in text: String) -> [Range<String.Index>] {
    guard let first = needle.first else { return [] }
    var folded: [UInt8] = []
    // For each folded byte, where the scalar that it comes from starts in the text's UTF-8.
    var origins: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      appendFold(of: scalar, to: &folded)
      while origins.count < folded.count { origins.append(offset) }
      offset += UTF8.width(scalar)
    }
    origins.append(offset)

    var ranges: [Range<String.Index>] = []
    var start = 0
    while start + needle.count <= folded.count {
      guard folded[start] == first, folded[start..<(start + needle.count)] == needle[...] else {
        start += 1
        continue
      }
      var end = start + needle.count
      while end < folded.count, origins[end] == origins[end - 1] { end += 1 }
      let lower = text.utf8.index(text.startIndex, offsetBy: origins[start])
      let upper = text.utf8.index(text.startIndex, offsetBy: origins[end])
      ranges.append(lower..<upper)
      start = end
    }
    return ranges
  }

  /// One ASCII character of the same case that can stand for `scalar` on a terminal without UTF-8;
  /// nil if there is none that a reader would take for it.
  package static func standIn(for scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return UInt8(scalar.value) }
    var folded: [UInt8] = []
    appendFold(of: scalar, to: &folded)
    guard let first = folded.first, first < 0x80 else { return nil }
    let isUpper = scalar.properties.isUppercase && 0x61...0x7A ~= first
    return isUpper ? first - 0x20 : first
  }

  /// The folded form of bytes that are all ASCII; nil if one is not.
  private static func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var isASCII = true
    let folded = [UInt8](unsafeUninitializedCapacity: bytes.count) { folded, count in
      var last: UInt8 = 0
      for byte in bytes {
        switch byte {
        case 0x21...0x40, 0x5B...0x7E: last = byte
        case 0x41...0x5A: last = byte | 0x20
        case 0x09...0x0D, 0x20:
          if last == 0x20 { continue }
          last = 0x20
        case 0x80...:
          isASCII = false
          return
        default: continue
        }
        folded[count] = last
        count += 1
      }
    }
    return isASCII ? folded : nil
  }

  private static func appendFold(of scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    switch ScalarClass(of: scalar) {
    case .mark, .ignored: return
    case .space, .newline:
      if folded.last != 0x20 { folded.append(0x20) }
      return
    case .undrawable:
      if !scalar.isASCII { append("\u{FFFD}", to: &folded) }
      return
    case .narrow, .wide: break
    }
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      folded.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
    } else if 0xFF01...0xFF5E ~= scalar.value {
      appendFold(of: Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)), to: &folded)
    } else {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars where !lower.isMark {
        appendBase(of: lower, to: &folded)
      }
    }
  }

  private static func appendBase(of scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    if let base = bases[scalar] {
      append(base, to: &folded)
    } else if let spelling = LetterTable.spellings[scalar] {
      folded.append(contentsOf: spelling.utf8)
    } else {
      append(scalar, to: &folded)
    }
  }

  private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
    var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
    for group in LetterTable.forms {
      guard let base = group.unicodeScalars.first else { continue }
      for form in group.unicodeScalars.dropFirst() { bases[form] = base }
    }
    return bases
  }()
}
