// SPDX-License-Identifier: Apache-2.0

/// An open file or folder of a `Disk`; whoever opened it closes it.
package struct DiskHandle: Hashable, Sendable {
  /// The disk's own number for it: a file descriptor on the real one.
  package let number: Int32

  /// The handle numbered `number`; for disks alone.
  package init(_ number: Int32) {
    self.number = number
  }
}
