// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
internal import StorageProbe
internal import TestKit

/// A disk with one empty board on it, and ways to look at and tamper with its files.
final class Bench {
  /// Which disk.
  enum Sort: CaseIterable, Sendable {
    case system, forgetful
  }

  /// The grain the tests' files bear.
  static let day: Int64 = 1_700_006_400

  let disk: any Disk
  let path: String
  private let folder: TemporaryFolder?
  private let forgetful: ForgetfulDisk?

  /// A board that holds lines of the given texts.
  init(_ sort: Sort, _ texts: [String] = [], members: [UInt8]? = nil) throws {
    switch sort {
    case .system:
      let folder = try TemporaryFolder()
      (disk, path, forgetful) = (SystemDisk(), "\(folder.path)/board", nil)
      self.folder = folder
    case .forgetful:
      let forgetful = ForgetfulDisk()
      (disk, path, folder) = (forgetful, "/board", nil)
      self.forgetful = forgetful
    }
    try BoardFolder.create(
      at: path,
      manifest: Array("{}".utf8),
      members: members,
      records: Lines.records(texts, after: Lines.genesis),
      rule: Lines.rule,
      coarseTime: Bench.day,
      on: disk
    )
  }

  /// A store of the board, as another process would open one; the bench lives as long as it.
  func store(_ options: FileStoreOptions = FileStoreOptions()) throws(StorageError) -> FileStore {
    try FileStore(
      try BoardFolder.open(path, on: disk),
      rule: Lines.rule,
      options: options,
      coarseTime: { withExtendedLifetime(self) { Bench.day } }
    )
  }

  /// The members and cells of the board, as another process would open them.
  func cells(patience: Duration = .seconds(10)) throws(StorageError) -> FileCells {
    FileCells(
      try BoardFolder.open(path, on: disk),
      options: FileStoreOptions(patience: patience, cellHalf: Sample.half),
      coarseTime: { withExtendedLifetime(self) { Bench.day } }
    )
  }

  /// Changes a file of the board behind everybody's back.
  func tamper(_ name: String, _ change: (inout [UInt8]) -> Void) {
    if let forgetful { return forgetful.tamper("\(path)/\(name)", change) }
    var bytes = content(name) ?? []
    change(&bytes)
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = write(file, bytes, bytes.count)
    close(file)
  }

  /// A file's bytes; nil if there is none.
  func content(_ name: String) -> [UInt8]? {
    if let forgetful { return forgetful.content("\(path)/\(name)") }
    guard let file = try? disk.open("\(path)/\(name)", in: nil, for: .reading) else { return nil }
    defer { disk.close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = (try? bytes.withUnsafeMutableBytes { try disk.read(file, at: 0, into: $0) }) ?? 0
    return Array(bytes.prefix(count))
  }

  /// Removes what repairs and torn tails have left beside the journal.
  func removeRemains() {
    guard let journal = try? disk.open("\(path)/journal", in: nil, for: .folder) else { return }
    defer { disk.close(journal) }
    for name in (try? disk.names(in: journal)) ?? [] where !name.hasSuffix(".jsonl") {
      try? disk.remove(name, in: journal)
    }
  }

  /// A file's time of change, in seconds since 1970.
  func time(_ name: String) -> Int64? {
    if let forgetful { return forgetful.time("\(path)/\(name)") }
    var status = stat()
    return stat("\(path)/\(name)", &status) == 0 ? Int64(status.st_mtim.tv_sec) : nil
  }
}
