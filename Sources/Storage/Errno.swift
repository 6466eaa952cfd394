// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The number by which the operating system names a failed call, as in errno(3).
package struct Errno: Error, Hashable, Sendable {
  /// The number.
  package let code: Int32

  /// The failure numbered `code`.
  package init(_ code: Int32) {
    self.code = code
  }

  static let missing = Errno(ENOENT)
  static let exists = Errno(EEXIST)
  static let notAFolder = Errno(ENOTDIR)
  /// A link, or anything else that is no plain file.
  package static let notPlain = Errno(ELOOP)
  static let noSpace = Errno(ENOSPC)
  static let busy = Errno(EBUSY)

  /// Whether the disk or the owner's share of it is full.
  var isNoSpace: Bool { code == ENOSPC || code == EDQUOT }

  /// Whether the place may not be written at all.
  var isReadOnly: Bool { code == EROFS || code == EACCES || code == EPERM }
}
