// SPDX-License-Identifier: Apache-2.0

/// What is to be written to a private cell; each half as in `Cell`.
package enum CellChange: Equatable, Sendable {
  /// A half of a cell.
  package enum Half: Equatable, Sendable {
    case a, b
  }

  /// The first half alone.
  case a([UInt8])
  /// The second half alone.
  case b([UInt8])
  /// Both halves, one made durable before the other is begun: `first` should be the half whose
  /// content matters less, since a crash may tear it while the other is still the old one.
  case both([UInt8], [UInt8], first: Half = .a)

  /// The halves in the order in which they are to be written.
  var halves: [(Half, [UInt8])] {
    switch self {
    case .a(let a): [(.a, a)]
    case .b(let b): [(.b, b)]
    case .both(let a, let b, .a): [(.a, a), (.b, b)]
    case .both(let a, let b, .b): [(.b, b), (.a, a)]
    }
  }
}
