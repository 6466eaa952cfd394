// SPDX-License-Identifier: Apache-2.0

/// What a disk knows about a file or folder.
package struct FileFacts: Equatable, Sendable {
  /// Its sort.
  package enum Kind: Equatable, Sendable {
    case file, folder, other
  }

  /// Its sort; a link is `other`.
  package let kind: Kind
  /// The rights on it, the lowest twelve bits of st_mode.
  package let mode: UInt32
  /// The number of the user it belongs to.
  package let owner: UInt32
  /// Its length in bytes.
  package let size: UInt64
  /// What tells it from every other file of its disk: the number of its inode.
  package let identity: UInt64
  /// When its content was changed, in seconds since 1970, or the time that was set.
  package let changed: Int64

  /// Facts as a disk found them.
  package init(
    kind: Kind, mode: UInt32, owner: UInt32, size: UInt64, identity: UInt64, changed: Int64
  ) {
    self.kind = kind
    self.mode = mode
    self.owner = owner
    self.size = size
    self.identity = identity
    self.changed = changed
  }
}
