// SPDX-License-Identifier: Apache-2.0

/// The calls by which the storage layer reaches a disk, and the seam for crash tests.
///
/// Each requirement is one system call in effect, interrupted calls retried, and each failure one
/// `Errno`. Names are looked up in an open folder and never followed if they are links; a nil
/// folder means that `name` is a path as a person gave it. `SystemDisk` is the real one; the tests
/// have a twin that forgets what was not synchronised.
package protocol Disk {
  /// Opens a file or folder.
  func open(_ name: String, in folder: DiskHandle?, for access: DiskAccess) throws(Errno)
    -> DiskHandle
  /// Closes it, which also gives up a lock on it.
  func close(_ handle: DiskHandle)
  /// What is known about an open file or folder.
  func facts(of handle: DiskHandle) throws(Errno) -> FileFacts
  /// What is known about an entry of a folder, a link itself included.
  func facts(of name: String, in folder: DiskHandle) throws(Errno) -> FileFacts
  /// The entries of a folder, in no order.
  func names(in folder: DiskHandle) throws(Errno) -> [String]

  /// Reads at `offset`; fewer bytes than there is room for only at the end of the file.
  func read(
    _ handle: DiskHandle,
    at offset: UInt64,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int
  /// Writes at `offset` and tells how many bytes were taken.
  func write(_ bytes: ArraySlice<UInt8>, to handle: DiskHandle, at offset: UInt64) throws(Errno)
    -> Int
  /// Cuts a file off.
  func truncate(_ handle: DiskHandle, to size: UInt64) throws(Errno)
  /// Makes a file's content and size durable.
  func synchronise(_ file: DiskHandle) throws(Errno)
  /// Makes a folder's entries durable.
  func synchroniseEntries(of folder: DiskHandle) throws(Errno)
  /// Sets the times of access and change, in seconds since 1970.
  func setTimes(of handle: DiskHandle, to seconds: Int64) throws(Errno)

  /// Makes a folder that only its owner can use.
  func makeFolder(_ name: String, in folder: DiskHandle) throws(Errno)
  /// Renames within a folder; fails if `newName` exists.
  func rename(_ name: String, to newName: String, in folder: DiskHandle) throws(Errno)
  /// Renames a file within a folder, replacing at once what bore the other name.
  func rename(_ name: String, over otherName: String, in folder: DiskHandle) throws(Errno)
  /// Removes a file or an empty folder.
  func remove(_ name: String, in folder: DiskHandle) throws(Errno)

  /// Takes the exclusive lock of an open file if nobody else has it.
  func tryLock(_ handle: DiskHandle) throws(Errno) -> Bool
  /// Gives the lock up.
  func unlock(_ handle: DiskHandle)
  /// The process that holds the lock, if that can be told.
  func lockHolder(_ handle: DiskHandle) -> Int32?

  /// A descriptor that becomes readable when a file in the folder changes; nil if there is none.
  func watch(_ folder: DiskHandle) -> Int32?
  /// The user this process acts as.
  var user: UInt32 { get }
}
