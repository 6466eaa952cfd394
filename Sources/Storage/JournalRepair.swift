// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Mends a journal, one damaged place at a time, under the lock.
///
///     … good line │ bytes that are none, or altered │ witness │ the line that proves it …
///                 └──────── put aside ─────────────┘
///                  └─ LostLines, as long as they ──┘
///
/// **Witness** is the first line behind the damage that the line after it names as its predecessor:
/// its own `p` tells the chain at the end of what was lost, and its number how much that was. So
/// every line behind the damage goes on proving itself, nothing of it is rewritten, and nobody can
/// be made to say anything: what is lost is said to be lost.
///
/// - A line whose head was altered looks sound by itself; the next line names another chain than its
///   own. Where that next line has its own witness it is believed, and the altered one is put aside.
/// - Near the end there may be no witness. A line is believed then if its number fits what stands
///   before it.
/// - If there is no such line either, everything from there on is put
///   aside, as many lines are said to be lost as there were line feeds, and the chain goes on from
///   that statement.
/// - Bytes that no number is missing for were none of the record's and are taken out.
///
/// **Nothing is deleted**: what is taken out stands in a file beside the journal before the segment
/// is replaced, by a rename. A crash on the way leaves a journal that is damaged as before, or in
/// fewer places, and a copy too many.
struct JournalRepair {
  let folder: BoardFolder
  let rule: any ChainRule
  let highestSegment: UInt32
  let time: Int64

  private var disk: any Disk { folder.disk }

  /// The largest segment that is read, a few times what one may grow to.
  private static let largestSegment: UInt64 = 1 << 30

  /// What stands between two line feeds; or nothing, where a segment is missing.
  private struct Piece {
    let segment: UInt32
    let line: UInt64
    let range: Range<UInt64>
    /// Whether a line feed ends it.
    let isEnded: Bool
    let link: ChainLink?
    var isMissingSegment = false

    /// The empty piece before it.
    var nothingBefore: Piece {
      Piece(
        segment: segment, line: line, range: range.lowerBound..<range.lowerBound, isEnded: false,
        link: nil)
    }
  }

  /// Mends the first damaged place; nil if there is none.
  func mendFirst() throws(StorageError) -> MendedLines? {
    var (number, chain) = (UInt64(0), rule.genesis)
    var (last, before): (Piece?, Piece?)
    var reader = PieceReader(self)
    while let piece = try reader.next() {
      if let link = piece.link, piece.isEnded, link.continues(number, chain) {
        (number, chain) = (link.number, link.next)
        (before, last) = (last, piece)
        continue
      }
      // A torn tail is none of the record's, and the next writer's to put aside.
      if !piece.isEnded, !piece.isMissingSegment, piece.segment == highestSegment { return nil }
      let (bad, witness) = try damaged(from: piece, &reader, after: number, chain)
      return try mend(bad, last, before, witness, after: number, chain)
    }
    return nil
  }

  /// The pieces up to the first that can be believed, and that one.
  private func damaged(
    from first: Piece, _ reader: inout PieceReader, after number: UInt64, _ chain: Bytes32
  ) throws(StorageError) -> (bad: [Piece], witness: Piece?) {
    var pieces: [Piece] = []
    var next: Piece? = first
    while let piece = next {
      if let link = piece.link, piece.isEnded {
        if link.continues(number, chain) { return (pieces, piece) }
        if let candidate = pieces.last, let known = candidate.link, candidate.isEnded,
          known.base >= number, link.continues(known.number, known.next)
        {
          return (pieces.dropLast(), candidate)
        }
      }
      pieces.append(piece)
      next = try reader.next()
    }
    // Nobody bears witness: the last line whose number fits what stands before it is believed.
    for (index, piece) in pieces.enumerated().reversed() {
      guard let link = piece.link, piece.isEnded, link.base >= number else { continue }
      let before = pieces[..<index]
      if link.base - number == UInt64(before.count { $0.isEnded })
        || index == pieces.count - 1 && before.contains(where: \.isMissingSegment)
      {
        return (Array(before), piece)
      }
    }
    return (pieces, nil)
  }

  private func mend(
    _ bad: [Piece], _ last: Piece?, _ before: Piece?, _ witness: Piece?, after number: UInt64,
    _ chain: Bytes32
  ) throws(StorageError) -> MendedLines? {
    var bad = bad
    var (number, previous) = (number, chain)
    var epoch = last?.link?.epoch
    if let link = witness?.link, link.base == number, link.previous != chain {
      // It follows a line with this number and another content: the one before was altered.
      guard let last, let altered = last.link else { throw .beyondRepair(.otherBoard) }
      bad.insert(last, at: 0)
      (number, previous, epoch) = (altered.base, altered.previous, before?.link?.epoch)
    }
    // Lines that left nothing behind are missing right before the witness.
    guard let first = bad.first ?? witness?.nothingBefore else { return nil }
    let lost =
      witness.map { ($0.link?.base ?? number) - number }
      ?? max(1, UInt64(bad.count { $0.isEnded }))
    if lost > 0, let newer = witness?.link?.epoch, let epoch, newer != epoch {
      let opening = Array("{\"n\":\(number + 1),\"e\":\(newer),".utf8)
      guard try content(of: first).starts(with: opening) else { throw .beyondRepair(.lostKey) }
    }
    let end = number + lost
    let standIn =
      lost == 0
      ? nil
      : LostLines(
        number: end, count: lost, previous: previous,
        next: witness?.link?.previous
          ?? rule.next(
            number: end, epoch: epoch ?? 0, previous: previous, head: [], bodyHash: .zero))
    var kept: [String] = []
    var bytes: UInt64 = 0
    let lastSegment = witness?.segment ?? highestSegment
    for segment in first.segment...max(first.segment, lastSegment) {
      let parts = (bad.isEmpty ? [first] : bad).filter { $0.segment == segment }
      guard let start = parts.first?.range.lowerBound, let end = parts.last?.range.upperBound else {
        continue
      }
      bytes += end - start
      let name = try replace(
        start..<end, of: segment, by: segment == first.segment ? standIn : nil)
      if let name { kept.append(name) }
    }
    return MendedLines(
      segment: first.segment, line: first.line, lost: lost == 0 ? nil : (number + 1)...end,
      bytes: bytes, keptIn: kept)
  }

  /// Puts a part of a segment aside, and what stands for it in its place.
  private func replace(
    _ part: Range<UInt64>, of segment: UInt32, by standIn: LostLines?
  ) throws(StorageError) -> String? {
    let name = Journal.name(ofSegment: segment)
    let content = try content(ofSegment: segment) ?? []
    let range = Int(part.lowerBound)..<Int(part.upperBound)
    let new = standIn?.octets(length: range.count) ?? []
    do throws(Errno) {
      let kept = try folder.putAside(content[range], of: name, time)
      try BoardFolder.replace(
        name, with: content[..<range.lowerBound] + new + content[range.upperBound...],
        in: folder.journal, time, disk)
      return kept
    } catch {
      throw StorageError(writing: error, .write, path: folder.path(ofJournalFile: name))
    }
  }

  private func content(of piece: Piece) throws(StorageError) -> ArraySlice<UInt8> {
    let content = try content(ofSegment: piece.segment) ?? []
    return content[Int(piece.range.lowerBound)..<Int(piece.range.upperBound)]
  }

  /// The bytes of a segment; nil if there is none.
  private func content(ofSegment number: UInt32) throws(StorageError) -> [UInt8]? {
    let name = Journal.name(ofSegment: number)
    do throws(Errno) {
      let file: DiskHandle
      do throws(Errno) {
        file = try disk.open(name, in: folder.journal, for: .reading)
      } catch .missing {
        return nil
      }
      defer { disk.close(file) }
      let size = try disk.facts(of: file).size
      if size <= JournalRepair.largestSegment {
        return try disk.bytes(of: file, at: 0, upTo: Int(size))
      }
    } catch {
      throw .failed(.read, path: folder.path(ofJournalFile: name), error)
    }
    throw .beyondRepair(.tooLarge(segment: number))
  }

  /// Reads the pieces of a journal in order, one segment in memory at a time.
  private struct PieceReader {
    private let repair: JournalRepair
    private var segment: UInt32 = 0
    private var line: UInt64 = 0
    private var content: [UInt8] = []
    private var offset = 0

    init(_ repair: JournalRepair) {
      self.repair = repair
    }

    mutating func next() throws(StorageError) -> Piece? {
      while offset == content.count {
        guard segment < repair.highestSegment else { return nil }
        segment += 1
        (line, offset) = (0, 0)
        guard let content = try repair.content(ofSegment: segment) else {
          self.content = []
          return Piece(
            segment: segment, line: 1, range: 0..<0, isEnded: false, link: nil,
            isMissingSegment: true)
        }
        self.content = content
      }
      line += 1
      let feed = content[offset...].firstIndex(of: SegmentReader.lineFeed)
      let start = offset
      offset = feed.map { $0 + 1 } ?? content.count
      return Piece(
        segment: segment, line: line, range: UInt64(start)..<UInt64(offset), isEnded: feed != nil,
        link: offset - start > JournalLine.maximumLength
          ? nil : ChainLink(content[start..<(feed ?? offset)], under: repair.rule))
    }
  }
}
