// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// The columns this scalar takes on a terminal once sanitised: 0, 1 or 2.
  ///
  /// For everything the sanitiser lets through this is glibc's `wcwidth`, by whose sum ncurses moves
  /// its cursor. What it replaces counts as its replacement: 1 for a blank, a newline and an
  /// undrawable scalar, 0 for an ignored one.
  package var columnWidth: Int {
    switch ScalarClass(of: self) {
    case .mark, .ignored: 0
    case .wide: 2
    case .narrow, .space, .newline, .undrawable: 1
    }
  }

  /// Whether this scalar is drawn on the character before it and moves with it.
  package var isMark: Bool { ScalarClass(of: self) == .mark }
}

extension StringProtocol {
  /// The columns this text takes on a terminal: the sum over its scalars, which is what ncurses
  /// reckons with, and not a count of characters.
  package var columnWidth: Int {
    if isPrintableASCII { return utf8.count }
    var sum = 0
    for scalar in unicodeScalars { sum += scalar.columnWidth }
    return sum
  }

  /// Whether every byte is one of U+0020 to U+007E.
  package var isPrintableASCII: Bool {
    utf8.withContiguousStorageIfAvailable(allPrintable) ?? utf8.allSatisfy { 0x20...0x7E ~= $0 }
  }
}

private func allPrintable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  // Without an early exit the loop runs over whole vectors.
  var foreign: UInt8 = 0
  for byte in bytes { foreign |= byte &- 0x20 > 0x5E ? 1 : 0 }
  return foreign == 0
}
