// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The table to standard output, what is being done to standard error.
enum Output {
  static func say(_ text: String) { put("\(text)\n", 1) }
  static func note(_ text: String) { put("\(text)\n", 2) }

  /// Everything to a descriptor.
  static func put(_ text: String, _ descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
