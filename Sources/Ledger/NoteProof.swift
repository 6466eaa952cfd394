// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes
internal import Sealing

/// What shows that notes entered a board's record, and in which order: the notes' sealed octets with
/// the keys that open these alone, and of every line from the first of them on what the record's
/// chain is made of, up to a line that the board's founder is known to have seen, or else the newest.
///
/// It tells nothing of what the other lines say or who wrote them. It is the board's word for the
/// order and, to its members, for the day; the time inside a note is its writer's.
package struct NoteProof: Hashable, Sendable {
  /// The format's version that this program writes and reads.
  package static let version: UInt64 = 1

  /// A note, as it was sealed.
  package struct Item: Hashable, Sendable {
    package let id: EventID
    /// The line in which it stands.
    package let line: UInt64
    /// What opens it, and nothing else.
    package let key: [UInt8]
    /// The octets of the line's `body` value.
    package let body: [UInt8]

    package init(id: EventID, line: UInt64, key: [UInt8], body: [UInt8]) {
      self.id = id
      self.line = line
      self.key = key
      self.body = body
    }
  }

  /// What the chain is made of, of one line.
  package struct Line: Hashable, Sendable {
    package let number: UInt64
    package let epoch: UInt64
    package let previous: Bytes32
    /// SHA-256 of the head's octets.
    package let head: Bytes32
    package let bodyHash: Bytes32
  }

  package let board: Bytes32
  /// In the order of the record.
  package let items: [Item]
  /// Without gaps, from the first note's line on.
  package let lines: [Line]
  /// The chain after the last of the lines.
  package let end: Bytes32

  package init(board: Bytes32, items: [Item], lines: [Line], end: Bytes32) {
    self.board = board
    self.items = items
    self.lines = lines
    self.end = end
  }

  /// A note as its proof gives it back.
  package struct Content: Hashable, Sendable {
    package let id: EventID
    package let line: UInt64
    /// When it was written, by the clock of whoever wrote it.
    package let moment: Moment
    package let text: String
  }

  /// Holds the proof against itself: every note is the one whose hash its line has, opens, and the
  /// lines make one chain.
  ///
  /// - Returns: the notes.
  /// - Throws: what does not hold.
  package func contents() throws(NoteProofFault) -> [Content] {
    guard let first = lines.first, !items.isEmpty else { throw .malformed }
    let chain = LineChain(board: board)
    var value = first.previous
    for (index, line) in lines.enumerated() {
      guard line.number == first.number + UInt64(index), line.previous == value else {
        throw .brokenChain(line: line.number)
      }
      let place = LinePlace(
        number: line.number, epoch: line.epoch, previous: line.previous, bodyHash: line.bodyHash)
      value = chain.value(at: place, headHash: line.head)
    }
    guard value == end else { throw .brokenChain(line: lines[lines.count - 1].number) }
    // A body's key is its own: no key of an epoch is asked for.
    let envelope = SealedEnvelope(board: board, epochKey: .random(), epoch: 0)
    var contents: [Content] = []
    for item in items {
      guard item.line >= first.number, item.line - first.number < UInt64(lines.count) else {
        throw .noLine(item.line)
      }
      guard item.line > contents.last?.line ?? 0 else { throw .malformed }
      let line = lines[Int(item.line - first.number)]
      guard LineChain.bodyHash(of: item.body[...]) == line.bodyHash else {
        throw .otherText(line: item.line)
      }
      guard let key = try? Secret(item.key),
        let json = try? envelope.openBody(item.body[...], of: item.id.value, under: key),
        case .note(let text, let moment) = EventBody(octets: json[...])
      else { throw .unopened(line: item.line) }
      contents.append(Content(id: item.id, line: item.line, moment: moment, text: text.value))
    }
    return contents
  }
}

/// Why a proof of notes does not hold.
package enum NoteProofFault: Error, Hashable, Sendable {
  /// It is none, or not as `lookout note export` wrote it.
  case malformed
  /// It is of a later program's making.
  case otherVersion(UInt64)
  /// It is of another board.
  case otherBoard
  /// A note's line is not among its lines.
  case noLine(UInt64)
  /// A line does not follow from the line before it.
  case brokenChain(line: UInt64)
  /// A note is not the one that its line was made with.
  case otherText(line: UInt64)
  /// The key does not open a note.
  case unopened(line: UInt64)
  /// The board's record has another line there.
  case otherLine(UInt64)
  /// The board's record ends before the proof does: it is an older copy, or was cut short.
  case shortRecord(lines: UInt64)
  /// The board's record is not as it was written, at a line that the proof covers or before it.
  case damagedRecord(line: UInt64)
  /// To a member: the line is no note, not signed, or of another key.
  case notSigned(line: UInt64)
}
