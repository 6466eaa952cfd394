// SPDX-License-Identifier: Apache-2.0

/// How dear a guess at a codename is: scrypt's N, with r 8 and p 1.
package enum StretchCost: Sendable {
  /// N = 2^17, about 0.3 s and 134 MB a guess. One at a time on a host: the caller holds the lock.
  case sealed
  /// N = 2^4, a few microseconds. An open board protects nothing, its codename file may hold any
  /// text, and seeding derives one for each of its members.
  case open

  /// N itself, which is what the library's `rounds` is.
  var rounds: Int {
    switch self {
    case .sealed: 1 << 17
    case .open: 1 << 4
    }
  }
}
