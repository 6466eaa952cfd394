// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Sealing
internal import Storage

/// A board as folded up to some line, kept so that nobody need fold it again.
///
/// The file is one line of JSON and the sealed pages behind it, one after another:
///
///     {"v":4,"e":epoch,"n":number,"chain":"…","pages":[length,…]}␊ mark ‖ tables ‖ threads ‖ …
///
/// The pages open for the chain that the line names, so that the whole is of one making; that the
/// journal has a line with that chain there, whoever reads it must prove. A snapshot counts only if
/// it is of the board's newest epoch: who has left knows the keys of those before.
struct Snapshot {
  /// All of a snapshot but the board.
  struct Mark: Equatable {
    /// The line up to which the board was folded, and all the texts that had ended by then were
    /// found erased.
    var tip: Tip
    /// The lines after which another key holds.
    var rotations: [UInt64] = []
    var tangled: Set<ThreadID> = []
    var unreadableLines = 0
    /// Tips of the journal about a thousand lines apart, to find an older one without reading all.
    var checkpoints: [Tip] = []
    var texts: TextIndex?
  }

  let mark: Mark
  let board: BoardState

  private static let version: UInt64 = 4
  /// The longest first line: that of more threads than any board of ours will have.
  private static let longestLine = 1 << 20

  /// A snapshot of a board.
  init(mark: Mark, board: BoardState) {
    self.mark = mark
    self.board = board
  }

  // MARK: Writing

  /// The file's content.
  func octets(_ seal: PageSeal) throws(SealingError) -> [UInt8] {
    let version = PageSeal.Version.directory(mark.tip.chain)
    var boxes = [
      try seal.seal(mark.octets, as: 0, of: version),
      try seal.seal(board.tables, as: 1, of: version),
    ]
    for page in 0..<board.pageCount {
      boxes.append(try seal.seal(board.page(page), as: UInt64(page) + 2, of: version))
    }
    var json = JSONWriter()
    json.beginObject()
    json.key("v")
    json.value(Snapshot.version)
    json.key("e")
    json.value(seal.epoch)
    json.key("n")
    json.value(mark.tip.number)
    json.key("chain")
    json.value(base64url: mark.tip.chain)
    json.key("pages")
    json.beginArray()
    for box in boxes { json.value(box.count) }
    json.endArray()
    json.endObject()
    var octets = json.bytes
    octets.reserveCapacity(octets.count + 1 + boxes.reduce(0) { $0 + $1.count })
    octets.append(UInt8(ascii: "\n"))
    for box in boxes { octets += box }
    return octets
  }

  // MARK: Reading

  /// The snapshot in a board's caches; nil if there is none, or it is not one as it was written.
  init?(_ caches: any CacheStore, _ seal: PageSeal) {
    guard let file = File(caches, seal), let mark = file.mark(seal),
      let tables = file.page(1, seal)
    else { return nil }
    guard
      let board = BoardState(
        tables: tables, pageCount: file.pageCount, page: { file.page($0 + 2, seal) }),
      board.epoch == seal.epoch, mark.rotations.count == board.epoch,
      UInt64(board.eventCount) <= mark.tip.number
    else { return nil }
    self.init(mark: mark, board: board)
  }

  /// What the newest snapshot in a board's caches says of itself.
  static func mark(_ caches: any CacheStore, _ seal: PageSeal) -> Mark? {
    File(caches, seal)?.mark(seal)
  }

  /// A file whose first line was understood; its pages are read one by one, from where they stand.
  private struct File {
    private let file: CacheFile
    /// Where the pages are; at least the mark's and the tables'.
    private let pages: [(offset: UInt64, count: Int)]
    private let chain: Bytes32
    private let number: UInt64

    /// How many pages of threads there are.
    var pageCount: Int { pages.count - 2 }

    init?(_ caches: any CacheStore, _ seal: PageSeal) {
      guard let file = caches.opened(.directory), let octets = File.firstLine(of: file),
        let line = try? File.scan(octets[...]), line.version == Snapshot.version,
        line.epoch == seal.epoch, let chain = line.chain
      else { return nil }
      var start = UInt64(octets.count + 1)
      var pages: [(offset: UInt64, count: Int)] = []
      for length in line.lengths {
        guard start <= file.size, length <= file.size - start else { return nil }
        pages.append((start, Int(length)))
        start += length
      }
      guard start == file.size, pages.count >= 2 else { return nil }
      self.file = file
      self.pages = pages
      self.chain = chain
      number = line.number
    }

    func page(_ number: Int, _ seal: PageSeal) -> [UInt8]? {
      let (offset, count) = pages[number]
      guard let box = file.read(at: offset, count: count) else { return nil }
      return try? seal.open(
        box[...], as: UInt64(number), of: .directory(chain), epoch: seal.epoch)
    }

    func mark(_ seal: PageSeal) -> Mark? {
      guard let octets = page(0, seal), let mark = Mark(octets), mark.tip.chain == chain,
        mark.tip.number == number
      else { return nil }
      return mark
    }

    /// The first line, its line feed left out; nil where none ends within what one may take.
    private static func firstLine(of file: CacheFile) -> [UInt8]? {
      var length = 4 << 10
      while true {
        let count = Int(min(UInt64(length), file.size))
        guard let octets = file.read(at: 0, count: count) else { return nil }
        if let end = octets.firstIndex(of: UInt8(ascii: "\n")) { return Array(octets[..<end]) }
        guard count == length, length < Snapshot.longestLine else { return nil }
        length *= 16
      }
    }

    private struct Line {
      var version: UInt64 = 0
      var epoch: UInt64 = 0
      var number: UInt64 = 0
      var chain: Bytes32?
      var lengths: [UInt64] = []
    }

    private static func scan(_ octets: ArraySlice<UInt8>) throws(JSONSyntaxError) -> Line {
      var line = Line()
      var json = JSONScanner(octets)
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "v": line.version = try json.unsigned()
        case "e": line.epoch = try json.unsigned()
        case "n": line.number = try json.unsigned()
        case "chain": line.chain = try json.bytes32()
        case "pages":
          try json.beginArray()
          while try json.nextElement() { line.lengths.append(try json.unsigned()) }
        default: try json.skipValue()
        }
      }
      try json.end()
      return line
    }
  }
}

extension Snapshot.Mark {
  fileprivate var octets: [UInt8] {
    var packer = Packer(reserving: 64 * checkpoints.count + 1_024)
    tip.pack(into: &packer)
    packer.add(rotations) { $0.add($1) }
    packer.add(tangled) { $0.add($1.value) }
    packer.add(unreadableLines)
    packer.add(checkpoints) { $1.pack(into: &$0) }
    packer.add(texts.map { [$0] } ?? []) { $1.pack(into: &$0) }
    return packer.octets
  }

  fileprivate init?(_ octets: [UInt8]) {
    var unpacker = Unpacker(octets)
    tip = Tip(&unpacker)
    rotations = unpacker.list { $0.unsigned() }
    tangled = Set(unpacker.list { ThreadID($0.bytes16()) })
    unreadableLines = max(0, unpacker.integer())
    checkpoints = unpacker.list { Tip(&$0) }
    texts = unpacker.list { TextIndex(&$0) }.first
    guard unpacker.isDone, tip.number > 0 else { return nil }
  }
}
