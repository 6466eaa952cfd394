// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension [UInt8] {
  /// Overwrites the octets in place with zeros that the compiler may not leave out.
  ///
  /// Only of use to the sole owner of the storage: with a second owner the copy is overwritten.
  mutating func wipe() {
    withUnsafeMutableBytes { octets in
      if let start = octets.baseAddress { explicit_bzero(start, octets.count) }
    }
  }
}
