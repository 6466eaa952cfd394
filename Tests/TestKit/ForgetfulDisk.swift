// SPDX-License-Identifier: Apache-2.0

internal import Glibc
package import Storage

/// A disk in memory that keeps apart what a program sees and what would survive a power cut.
///
/// Writes, cuts and new names are visible at once and durable only once synchronised. A crash
/// keeps, of what was not synchronised, some beginning: the operations in their order, the last
/// one torn at any byte. Any operation can be made to fail, or to be the last before the crash.
package final class ForgetfulDisk: Disk {
  /// What happens at an operation.
  package enum Fault {
    /// It fails and changes nothing.
    case failure(Errno)
    /// It is a write that takes only half its bytes; later writes find the disk full.
    case shortWrite
    /// The machine stops before it: it and every later one fail.
    case crash
  }

  /// How much of what was not synchronised survives a crash.
  package enum Survival {
    case nothing, everything, some(seed: UInt64)
    /// As `some`, but of each file's writes any may survive, each torn by itself: a disk keeps no
    /// order but that of what was synchronised.
    case scattered(seed: UInt64)
  }

  private enum Change {
    case write(at: Int, [UInt8])
    case truncate(Int)
    case link(String, Node)
    case unlink(String)
    case rename(String, String)
  }

  private final class Node {
    var isFolder: Bool
    var mode: UInt32
    var content: [UInt8] = []
    var entries: [String: Node] = [:]
    var durableContent: [UInt8] = []
    var durableEntries: [String: Node] = [:]
    var pending: [Change] = []
    var lockedBy: Int32?
    var time: Int64?

    init(isFolder: Bool, mode: UInt32) {
      self.isFolder = isFolder
      self.mode = mode
    }

    var isForgetful: Bool {
      !pending.isEmpty || entries.values.contains { $0.isForgetful }
        || durableEntries.values.contains { $0.isForgetful }
    }

    static func apply(
      _ change: Change,
      to content: inout [UInt8],
      _ entries: inout [String: Node]
    ) {
      switch change {
      case .write(let start, let bytes):
        if content.count < start + bytes.count {
          content += [UInt8](repeating: 0, count: start + bytes.count - content.count)
        }
        content.replaceSubrange(start..<(start + bytes.count), with: bytes)
      case .truncate(let size):
        content = Array(content.prefix(size))
        content += [UInt8](repeating: 0, count: size - content.count)
      case .link(let name, let node): entries[name] = node
      case .unlink(let name): entries[name] = nil
      case .rename(let name, let newName):
        entries[newName] = entries[name]
        entries[name] = nil
      }
    }

    func change(_ change: Change) {
      Node.apply(change, to: &content, &entries)
      pending.append(change)
    }

    func settle() {
      pending = []
      durableContent = content
      durableEntries = entries
    }

    func crash(_ survival: Survival, _ random: inout SeededRandom) {
      switch survival {
      case .everything: settle()
      case .nothing: pending = []
      case .scattered where !isFolder:
        for change in pending {
          var change = change
          if case .write(let start, let bytes) = change {
            let part = bytes.prefix(Int.random(in: 0...bytes.count, using: &random))
            change = .write(at: start, Array(part))
          }
          Node.apply(change, to: &durableContent, &durableEntries)
        }
        pending = []
      case .some, .scattered:
        let kept = Int.random(in: 0...pending.count, using: &random)
        for change in pending.prefix(kept) {
          Node.apply(change, to: &durableContent, &durableEntries)
        }
        if kept < pending.count, case .write(let start, let bytes) = pending[kept] {
          let part = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
          Node.apply(.write(at: start, part), to: &durableContent, &durableEntries)
        }
        pending = []
      }
      content = durableContent
      entries = durableEntries
      lockedBy = nil
      for name in entries.keys.sorted() { entries[name]?.crash(survival, &random) }
    }
  }

  package let user: UInt32 = 1_000
  private var root = Node(isFolder: true, mode: 0o700)
  private var opened: [Int32: Node] = [:]
  private var nextHandle: Int32 = 3
  private var isFull = false
  package private(set) var hasCrashed = false
  /// How many operations there were that could fail.
  package private(set) var operations = 0
  /// What happens at which operation, counted from 1.
  package var fault: (at: Int, Fault)?
  /// Whether a crash now could end in more than one way.
  package var isForgetful: Bool { root.isForgetful }
  /// Whether nothing may be opened to be written.
  package var isReadOnly = false
  /// How many handles are open.
  package var openHandles: Int { opened.count }

  /// An empty disk.
  package init() {}

  /// Goes on after a power cut: nothing is open, and what was not durable is partly gone.
  package func restart(_ survival: Survival) {
    var random = SeededRandom(seed: 0)
    switch survival {
    case .nothing, .everything: break
    case .some(let seed), .scattered(let seed): random = SeededRandom(seed: seed)
    }
    root.crash(survival, &random)
    opened = [:]
    fault = nil
    hasCrashed = false
    isFull = false
    operations = 0
  }

  /// Changes a file behind everybody's back.
  package func tamper(_ path: String, _ change: (inout [UInt8]) -> Void) {
    guard let node = find(path) else { return }
    change(&node.content)
    node.settle()
  }

  /// Sets the rights on a file or folder.
  package func setMode(_ path: String, _ mode: UInt32) {
    find(path)?.mode = mode
  }

  /// A file's bytes; nil if there is none.
  package func content(_ path: String) -> [UInt8]? {
    find(path)?.content
  }

  /// A file's time; nil if there is none.
  package func time(_ path: String) -> Int64? {
    find(path)?.time
  }

  // MARK: Disk

  package func open(
    _ name: String,
    in folder: DiskHandle?,
    for access: DiskAccess
  ) throws(Errno) -> DiskHandle {
    try operate()
    let found = try folder.map { handle throws(Errno) in try target(handle).entries[name] }
    var node = found ?? (folder == nil ? find(name) : nil)
    if isReadOnly, access == .creating || access == .writing && node != nil { throw Errno(EROFS) }
    if access == .creating {
      guard node == nil, let folder else { throw Errno(EEXIST) }
      let new = Node(isFolder: false, mode: 0o600)
      try target(folder).change(.link(name, new))
      node = new
    }
    guard let node else { throw Errno(ENOENT) }
    guard node.isFolder == (access == .folder) else {
      throw Errno(node.isFolder ? EISDIR : ENOTDIR)
    }
    nextHandle += 1
    opened[nextHandle] = node
    return DiskHandle(nextHandle)
  }

  package func close(_ handle: DiskHandle) {
    unlock(handle)
    opened[handle.number] = nil
  }

  package func facts(of handle: DiskHandle) throws(Errno) -> FileFacts {
    try operate()
    return facts(try target(handle))
  }

  package func facts(of name: String, in folder: DiskHandle) throws(Errno) -> FileFacts {
    try operate()
    guard let node = try target(folder).entries[name] else { throw Errno(ENOENT) }
    return facts(node)
  }

  package func names(in folder: DiskHandle) throws(Errno) -> [String] {
    try operate()
    return Array(try target(folder).entries.keys)
  }

  package func read(
    _ handle: DiskHandle,
    at offset: UInt64,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    try operate()
    let part = try target(handle).content.dropFirst(Int(offset)).prefix(buffer.count)
    buffer.copyBytes(from: part)
    return part.count
  }

  package func write(
    _ bytes: ArraySlice<UInt8>,
    to handle: DiskHandle,
    at offset: UInt64
  ) throws(Errno) -> Int {
    if case (operations + 1, .shortWrite)? = fault {
      operations += 1
      isFull = true
      let half = Array(bytes.prefix(bytes.count / 2))
      try target(handle).change(.write(at: Int(offset), half))
      return half.count
    }
    try operate()
    if isFull { throw Errno(ENOSPC) }
    try target(handle).change(.write(at: Int(offset), Array(bytes)))
    return bytes.count
  }

  package func truncate(_ handle: DiskHandle, to size: UInt64) throws(Errno) {
    try operate()
    try target(handle).change(.truncate(Int(size)))
  }

  package func synchronise(_ handle: DiskHandle) throws(Errno) {
    try operate()
    try target(handle).settle()
  }

  package func synchroniseEntries(of folder: DiskHandle) throws(Errno) {
    try synchronise(folder)
  }

  package func setTimes(of handle: DiskHandle, to seconds: Int64) throws(Errno) {
    try operate()
    try target(handle).time = seconds
  }

  package func makeFolder(_ name: String, in folder: DiskHandle) throws(Errno) {
    try operate()
    let node = try target(folder)
    guard node.entries[name] == nil else { throw Errno(EEXIST) }
    node.change(.link(name, Node(isFolder: true, mode: 0o700)))
  }

  package func rename(_ name: String, to newName: String, in folder: DiskHandle) throws(Errno) {
    try operate()
    let node = try target(folder)
    guard node.entries[name] != nil else { throw Errno(ENOENT) }
    guard node.entries[newName] == nil else { throw Errno(EEXIST) }
    node.change(.rename(name, newName))
  }

  package func rename(_ name: String, over otherName: String, in folder: DiskHandle) throws(Errno) {
    try operate()
    let node = try target(folder)
    guard node.entries[name] != nil else { throw Errno(ENOENT) }
    node.change(.rename(name, otherName))
  }

  package func remove(_ name: String, in folder: DiskHandle) throws(Errno) {
    try operate()
    let node = try target(folder)
    guard let entry = node.entries[name] else { throw Errno(ENOENT) }
    guard entry.entries.isEmpty else { throw Errno(ENOTEMPTY) }
    node.change(.unlink(name))
  }

  package func tryLock(_ handle: DiskHandle) throws(Errno) -> Bool {
    try operate()
    let node = try target(handle)
    guard node.lockedBy == nil || node.lockedBy == handle.number else { return false }
    node.lockedBy = handle.number
    return true
  }

  package func unlock(_ handle: DiskHandle) {
    guard let node = opened[handle.number], node.lockedBy == handle.number else { return }
    node.lockedBy = nil
  }

  package func lockHolder(_ handle: DiskHandle) -> Int32? { 4_711 }

  package func watch(_ folder: DiskHandle) -> Int32? { nil }

  // MARK: Parts

  private func operate() throws(Errno) {
    guard !hasCrashed else { throw Errno(EIO) }
    operations += 1
    guard let fault, fault.at == operations else { return }
    switch fault.1 {
    case .failure(let errno): throw errno
    case .shortWrite: break
    case .crash:
      hasCrashed = true
      throw Errno(EIO)
    }
  }

  private func target(_ handle: DiskHandle) throws(Errno) -> Node {
    guard let node = opened[handle.number] else { throw Errno(EBADF) }
    return node
  }

  private func find(_ path: String) -> Node? {
    var node: Node? = root
    for name in path.split(separator: "/") where name != "." {
      node = node?.entries[String(name)]
    }
    return node
  }

  private func facts(_ node: Node) -> FileFacts {
    FileFacts(
      kind: node.isFolder ? .folder : .file,
      mode: node.mode,
      owner: user,
      size: UInt64(node.content.count),
      identity: UInt64(UInt(bitPattern: ObjectIdentifier(node).hashValue)),
      changed: node.time ?? 0
    )
  }
}
