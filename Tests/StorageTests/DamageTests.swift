// SPDX-License-Identifier: Apache-2.0

internal import Storage
import TestKit
import Testing

/// What rot and foreign hands can do to a journal, and what is said of it.
@Suite struct DamageTests {
  private static let file = "journal/00000001.jsonl"

  /// What a reader makes of a tampered board: the records it was given, and how it ended.
  private func reading(_ bench: Bench) -> (records: [StoredRecord], Result<Tip, StorageError>) {
    var records: [StoredRecord] = []
    do throws(StorageError) {
      let tip = try bench.store().read(after: Lines.genesis, bodies: true) { record in
        records.append(record)
        return true
      }
      return (records, .success(tip))
    } catch {
      return (records, .failure(error))
    }
  }

  @Test func noFlippedBytePassesInSilence() throws {
    let bench = try Bench(.forgetful, ["one", "two", "", "four"])
    let sound = reading(bench)
    let tip = try sound.1.get()
    let original = bench.content(DamageTests.file) ?? []
    for offset in original.indices {
      for flip: UInt8 in [0x01, 0x20, 0x80, original[offset], original[offset] ^ 0x0A] {
        bench.tamper(DamageTests.file) { bytes in
          bytes = original
          bytes[offset] ^= flip
        }
        let place = "byte \(offset) ^ \(flip)"
        let (records, end) = reading(bench)
        switch end {
        case .failure(.damaged(let damage)):
          let line = UInt64(original[..<offset].count { $0 == 10 }) + 1
          #expect(records.map(\.position) == sound.records.prefix(records.count).map(\.position))
          #expect(damage.segment == 1 && damage.line == UInt64(records.count) + 1, "\(place)")
          #expect(damage.line == line || damage.line == line + 1, "\(place)")
        case .success(let reached):
          // Not a silent difference: a tip that was known before tells, a body is marked, or the
          // last line has lost its end and is a torn tail to the next writer.
          let isSame = reached == tip && flip != 0
          #expect(!isSame || records.contains { $0.body == .damaged }, "\(place)")
          if flip == 0 { #expect(records == sound.records) }
          if records != sound.records, reached.number == tip.number, reached.chain == tip.chain {
            #expect(zip(records, sound.records).filter { $0 != $1 }.count == 1)
          }
        case .failure(let error): Issue.record("\(error) at \(place)")
        }
      }
    }
  }

  @Test func eachCauseIsNamedWithItsPlace() throws {
    let bench = try Bench(.forgetful, ["a", "b", "c"])
    let original = bench.content(DamageTests.file) ?? []
    let lines = original.split(separator: 10, omittingEmptySubsequences: false).dropLast().map {
      Array($0) + [10]
    }
    let long = Array(repeating: UInt8(0x41), count: 3 << 20) + [10]
    let table: [([[UInt8]], UInt64, Damage.Cause)] = [
      ([lines[0], [10], lines[1], lines[2]], 2, .malformed),
      ([lines[0], Array("{}\n".utf8), lines[2]], 2, .malformed),
      ([lines[0], lines[2]], 2, .outOfSequence),
      ([lines[0], lines[0], lines[1], lines[2]], 2, .outOfSequence),
      ([lines[1], lines[2]], 1, .outOfSequence),
      ([lines[0], lines[1], long, lines[2]], 3, .tooLong),
    ]
    for (content, line, cause) in table {
      bench.tamper(DamageTests.file) { $0 = content.flatMap(\.self) }
      let (records, end) = reading(bench)
      #expect(end == .failure(.damaged(Damage(segment: 1, line: line, cause: cause))))
      #expect(records.count == Int(line) - 1)
      #expect(throws: StorageError.damaged(Damage(segment: 1, line: line, cause: cause))) {
        try bench.store().append(after: Lines.genesis, missed: { _ in }) { tip in
          Lines.records(["d"], after: tip)
        }
      }
    }
  }

  @Test func aTornTailBeforeASuccessorIsDamage() throws {
    let bench = try Bench(.forgetful, ["a"])
    try bench.store(FileStoreOptions(segmentLimit: 1)).post(["b"])
    bench.tamper(DamageTests.file) { $0.append(0x7B) }
    let (records, end) = reading(bench)
    #expect(end == .failure(.damaged(Damage(segment: 1, line: 2, cause: .unterminated))))
    #expect(records.count == 1)
  }

  @Test func noBytesWhateverTheyAreStopTheReader() throws {
    let bench = try Bench(.forgetful, ["one", "two", "three"])
    let original = bench.content(DamageTests.file) ?? []
    forEachSeed(400) { seed, random in
      bench.tamper(DamageTests.file) { bytes in
        bytes = original
        for _ in 0...Int.random(in: 0...8, using: &random) {
          let start = Int.random(in: 0...bytes.count, using: &random)
          let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
          let new = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }
          bytes.replaceSubrange(start..<end, with: new)
        }
      }
      let (records, _) = reading(bench)
      #expect(records.count <= 3, "seed \(seed)")
      for offset in original.indices.striding(by: 7) {
        _ = try? bench.store().record(at: Position(segment: 1, offset: UInt64(offset)))
      }
    }
  }
}

extension Range<Int> {
  fileprivate func striding(by step: Int) -> StrideTo<Int> {
    stride(from: lowerBound, to: upperBound, by: step)
  }
}
