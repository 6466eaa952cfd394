// SPDX-License-Identifier: Apache-2.0

internal import CPosix
internal import Glibc

/// The real disk.
///
/// Files are opened so that reading leaves no access time behind, where the system allows it.
package struct SystemDisk: Disk, Sendable {
  /// The disk of this machine.
  package init() {}

  package var user: UInt32 { geteuid() }

  package func open(
    _ name: String,
    in folder: DiskHandle?,
    for access: DiskAccess
  ) throws(Errno) -> DiskHandle {
    // What is no plain file, a pipe put in its place say, must not keep anybody waiting.
    var flags = O_CLOEXEC | O_NONBLOCK
    if folder != nil { flags |= O_NOFOLLOW }
    switch access {
    case .folder: flags |= O_RDONLY | O_DIRECTORY
    case .reading: flags |= O_RDONLY
    case .writing: flags |= O_RDWR
    case .creating: flags |= O_RDWR | O_CREAT | O_EXCL
    }
    let place = folder?.number ?? AT_FDCWD
    let handle: DiskHandle
    do {
      handle = DiskHandle(
        try retried { openat(place, name, flags | cposix_no_access_time, 0o600) }
      )
    } catch {
      // Only the owner may ask for this; whose it is, is the caller's question.
      guard error.code == EPERM else { throw error }
      handle = DiskHandle(try retried { openat(place, name, flags, 0o600) })
    }
    guard access != .folder else { return handle }
    do throws(Errno) {
      guard try facts(of: handle).kind == .file else { throw .notPlain }
      return handle
    } catch {
      close(handle)
      throw error
    }
  }

  package func close(_ handle: DiskHandle) {
    _ = Glibc.close(handle.number)
  }

  package func facts(of handle: DiskHandle) throws(Errno) -> FileFacts {
    var status = stat()
    _ = try retried { fstat(handle.number, &status) }
    return FileFacts(status)
  }

  package func facts(of name: String, in folder: DiskHandle) throws(Errno) -> FileFacts {
    var status = stat()
    _ = try retried { fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) }
    return FileFacts(status)
  }

  package func names(in folder: DiskHandle) throws(Errno) -> [String] {
    // A description of its own: reading a folder moves its offset, and closing the stream closes it.
    let copy = try open(".", in: folder, for: .folder)
    guard let stream = fdopendir(copy.number) else {
      close(copy)
      throw Errno(errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw Errno(errno) }
    return names
  }

  package func read(
    _ handle: DiskHandle,
    at offset: UInt64,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count {
      let taken = try retried {
        pread(handle.number, base + count, buffer.count - count, off_t(offset) + count)
      }
      if taken == 0 { break }
      count += taken
    }
    return count
  }

  package func write(
    _ bytes: ArraySlice<UInt8>,
    to handle: DiskHandle,
    at offset: UInt64
  ) throws(Errno) -> Int {
    try retried {
      bytes.withUnsafeBytes { pwrite(handle.number, $0.baseAddress, $0.count, off_t(offset)) }
    }
  }

  package func truncate(_ handle: DiskHandle, to size: UInt64) throws(Errno) {
    _ = try retried { ftruncate(handle.number, off_t(size)) }
  }

  package func synchronise(_ handle: DiskHandle) throws(Errno) {
    _ = try retried { fdatasync(handle.number) }
  }

  package func synchroniseEntries(of folder: DiskHandle) throws(Errno) {
    // Not fdatasync, which some file systems answer without having written a new name.
    _ = try retried { fsync(folder.number) }
  }

  package func setTimes(of handle: DiskHandle, to seconds: Int64) throws(Errno) {
    let time = timespec(tv_sec: Int(seconds), tv_nsec: 0)
    _ = try retried { futimens(handle.number, [time, time]) }
  }

  package func makeFolder(_ name: String, in folder: DiskHandle) throws(Errno) {
    _ = try retried { mkdirat(folder.number, name, 0o700) }
  }

  package func rename(
    _ name: String,
    to newName: String,
    in folder: DiskHandle
  ) throws(Errno) {
    _ = try retried { cposix_rename_exclusive(folder.number, name, newName) }
  }

  package func rename(
    _ name: String,
    over otherName: String,
    in folder: DiskHandle
  ) throws(Errno) {
    _ = try retried { renameat(folder.number, name, folder.number, otherName) }
  }

  package func remove(_ name: String, in folder: DiskHandle) throws(Errno) {
    let isFolder = try facts(of: name, in: folder).kind == .folder
    _ = try retried { unlinkat(folder.number, name, isFolder ? AT_REMOVEDIR : 0) }
  }

  package func tryLock(_ handle: DiskHandle) throws(Errno) -> Bool {
    do {
      _ = try retried { flock(handle.number, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      return false
    }
  }

  package func unlock(_ handle: DiskHandle) {
    _ = flock(handle.number, LOCK_UN)
  }

  /// Looks the file up in /proc/locks, whose lines read
  /// `7: FLOCK  ADVISORY  WRITE 12888 fe:00:131074 0 EOF`, numbers of the device in hexadecimal.
  package func lockHolder(_ handle: DiskHandle) -> Int32? {
    var status = stat()
    guard fstat(handle.number, &status) == 0,
      let table = try? open("/proc/locks", in: nil, for: .reading)
    else { return nil }
    defer { close(table) }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let count = (try? bytes.withUnsafeMutableBytes { try read(table, at: 0, into: $0) }) ?? 0
    let device = (cposix_major(status.st_dev), cposix_minor(status.st_dev))
    for line in String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 6, fields[1] == "FLOCK", fields[3] == "WRITE" else { continue }
      let file = fields[5].split(separator: ":")
      if file.count == 3, UInt32(file[0], radix: 16) == device.0,
        UInt32(file[1], radix: 16) == device.1, UInt(file[2]) == UInt(status.st_ino)
      {
        return Int32(fields[4])
      }
    }
    return nil
  }

  package func watch(_ folder: DiskHandle) -> Int32? {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE)
    // The folder itself, wherever its path leads by now.
    guard inotify_add_watch(descriptor, "/proc/self/fd/\(folder.number)", events) >= 0 else {
      _ = Glibc.close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Calls again while a signal interrupts; a negative answer is a failure named by errno.
  private func retried<Number: SignedInteger>(_ call: () -> Number) throws(Errno) -> Number {
    while true {
      let answer = call()
      if answer >= 0 { return answer }
      let code = errno
      if code != EINTR { throw Errno(code) }
    }
  }
}

extension FileFacts {
  fileprivate init(_ status: stat) {
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    self.init(
      kind: kind,
      mode: status.st_mode & 0o7777,
      owner: status.st_uid,
      size: UInt64(clamping: status.st_size),
      identity: UInt64(status.st_ino),
      changed: Int64(status.st_mtim.tv_sec)
    )
  }
}
