// SPDX-License-Identifier: Apache-2.0

/// What a file or folder is opened for.
package enum DiskAccess: Equatable, Sendable {
  /// A folder, to look names up in it.
  case folder
  /// A file, to read.
  case reading
  /// A file, to read and write.
  case writing
  /// A new file that only its owner can use, to read and write; fails if the name exists.
  case creating
}
