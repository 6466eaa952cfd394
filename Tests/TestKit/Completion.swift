// SPDX-License-Identifier: Apache-2.0

/// How a process ended, and everything it wrote.
package struct Completion: Sendable {
  /// The exit code, or 128 and the number of the signal that ended it.
  package let status: Int32

  /// What it wrote to standard output.
  package let output: [UInt8]

  /// What it wrote to standard error.
  package let errors: [UInt8]

  /// Standard output as text; what is not UTF-8 shows as U+FFFD.
  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Standard error as text; what is not UTF-8 shows as U+FFFD.
  package var errorText: String { String(decoding: errors, as: UTF8.self) }
}
