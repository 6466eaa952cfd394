// SPDX-License-Identifier: Apache-2.0

/// What the sanitiser does with a scalar, and how many columns it takes.
enum ScalarClass: UInt32 {
  /// Nothing a terminal can measure: a control, private use, unassigned. Shown as U+FFFD.
  case undrawable
  /// One column.
  case narrow
  /// Two columns.
  case wide
  /// No column: drawn on the character before it.
  case mark
  /// Invisible, and able to reorder, hide or smuggle text. Left out.
  case ignored
  /// Any blank within a line. Becomes U+0020.
  case space
  /// Any end of a line.
  case newline

  /// The class of `scalar`.
  @inline(__always)
  init(of scalar: Unicode.Scalar) {
    if scalar.value &- 0x21 < 0x5E {
      self = .narrow
    } else if scalar.value == 0x20 {
      self = .space
    } else {
      self = ScalarClass.found(scalar.value)
    }
  }

  /// For each 256 scalars, the index of the run that its first scalar lies in.
  private static let pages: [Int] = {
    var pages: [Int] = []
    pages.reserveCapacity(0x1101)
    var run = 0
    for page in 0...0x1100 {
      let first = UInt32(page) << 8
      while run + 1 < ScalarTable.runs.count, ScalarTable.runs[run + 1] >> 3 <= first { run += 1 }
      pages.append(run)
    }
    return pages
  }()

  private static func found(_ value: UInt32) -> ScalarClass {
    let runs = ScalarTable.runs
    let page = Int(value >> 8)
    var low = pages[page]
    var high = pages[page + 1] + 1
    // The run sought is the last in low..<high that starts at or before the scalar.
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 3 <= value { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: runs[low] & 7) ?? .undrawable
  }
}
