// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Ledger
internal import Sealing
internal import Text

/// The record of what was done for the board.
extension Session {
  /// The record as this member reads it, which is noted for her next look.
  ///
  /// That the journal was not shortened, opening it has proved to whoever was here before; this says it
  /// of the record by itself, and gives words to compare with others.
  package func record() -> RecordReading {
    let acts = board.record
    let octets = acts.map(\.octets)
    let check = CheckWords.check(octets, on: ledger.manifest.board)
    var comparison = RecordReading.Comparison.first
    if let mark = privateState.record {
      let isThere =
        mark.count <= acts.count && mark.check == shortCheck(Array(octets.prefix(mark.count)))
      comparison = isThere ? .whole(since: mark.day) : .shortened(since: mark.day)
    }
    if case .shortened = comparison {
      // What she saw then is what she compares with, until it is there again.
    } else if hasCodename {
      keep(.readRecord(RecordMark(count: acts.count, check: shortCheck(octets), day: today)))
    }
    let lines = acts.reversed().map { entry in
      RecordReading.Line(entry, authors: entry.authors.map { name(of: $0, on: entry.day) })
    }
    let words = CheckWords.words(of: check, count: world.codewords.count)
    return RecordReading(
      lines: lines, checkWords: acts.isEmpty ? [] : words.map { world.codewords[$0] },
      comparison: comparison)
  }

  private func shortCheck(_ acts: [[UInt8]]) -> Bytes16 {
    Bytes16(CheckWords.check(acts, on: ledger.manifest.board).bytes.prefix(16)) ?? .zero
  }
}
