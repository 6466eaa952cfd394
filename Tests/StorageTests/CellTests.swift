// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Storage
internal import StorageProbe
import Testing

/// The rows of private cells.
@Suite struct CellTests {
  private static let file = "private.jsonl"
  private static let length = 42 + 2 * Sample.half

  private func cell(_ a: Int, _ b: Int) -> Cell {
    Cell(a: Sample.half(a), b: Sample.half(b))
  }

  /// A board with cells 1 to `count`; cell n holds the numbers 10 n and 10 n + 1.
  private func bench(_ count: UInt8, _ sort: Bench.Sort = .forgetful) throws -> Bench {
    let bench = try Bench(sort)
    let cells = try bench.cells()
    for id in 1...count {
      let isMade = try cells.updateCell(Sample.id(id)) { current in
        #expect(current == nil)
        return .both(Sample.half(10 * Int(id)), Sample.half(10 * Int(id) + 1))
      }
      #expect(isMade)
    }
    return bench
  }

  private func row(_ index: Int) -> Range<Int> {
    (index * CellTests.length)..<((index + 1) * CellTests.length)
  }

  @Test(arguments: Bench.Sort.allCases)
  func eachHalfIsWrittenAlone(_ sort: Bench.Sort) throws {
    let bench = try bench(3, sort)
    #expect(bench.time("") == Bench.day)
    let cells = try bench.cells()
    let id = Sample.id(2)
    let steps: [(CellChange?, Cell)] = [
      (nil, cell(20, 21)), (.a(Sample.half(1)), cell(1, 21)), (.b(Sample.half(2)), cell(1, 2)),
      (.both(Sample.half(3), Sample.half(4)), cell(3, 4)),
      (.both(Sample.half(5), Sample.half(6), first: .b), cell(5, 6)),
    ]
    var before = cell(20, 21)
    for (change, after) in steps {
      let isWritten = try cells.updateCell(id) { current in
        #expect(current == before)
        return change
      }
      #expect(isWritten == (change != nil))
      #expect(try cells.cell(id) == after)
      #expect(try bench.cells().cell(id) == after)
      #expect(bench.time(CellTests.file) == Bench.day)
      before = after
    }
    #expect(try cells.cell(Sample.id(1)) == cell(10, 11))
    #expect(try cells.cell(Sample.id(3)) == cell(30, 31))
    #expect(try cells.cell(Sample.id(4)) == nil)
    #expect(try cells.cellCount() == 3)
    let line = "{\"id\":\"\(id)\",\"a\":\"0000500005\",\"b\":\"0000600006\"}\n"
    #expect(bench.content(CellTests.file).map { Array($0[row(1)]) } == Array(line.utf8))
  }

  @Test func aBoardWithoutCellsHasNoFile() throws {
    let bench = try Bench(.forgetful)
    let cells = try bench.cells()
    #expect(try cells.cell(Sample.id(1)) == nil)
    #expect(try cells.cellCount() == 0)
    #expect(try !cells.updateCell(Sample.id(1)) { _ in nil })
    #expect(try !cells.removeCell(Sample.id(1), leaving: Sample.id(2), cell(1, 2)))
    #expect(bench.content(CellTests.file) == nil)
  }

  @Test func whatIsNoHalfIsRefused() throws {
    let bench = try bench(1)
    let content = bench.content(CellTests.file)
    let whole = Sample.half(1)
    var bad: [[UInt8]] = [[], whole.dropLast(), whole + [0x22], Array("0123456789ab".utf8)]
    for byte: UInt8 in [0x00, 0x0A, 0x1F, 0x22, 0x5C, 0x7F, 0x80, 0xFF] {
      var half = whole
      half[4] = byte
      bad.append(half)
    }
    for half in bad {
      let cells = try bench.cells()
      for id in [Sample.id(1), Sample.id(2)] {
        for change in [CellChange.a(half), .b(half), .both(half, whole), .both(whole, half)] {
          #expect(throws: StorageError.misuse(.badCell)) {
            try cells.updateCell(id) { _ in change }
          }
        }
      }
      #expect(throws: StorageError.misuse(.badCell)) {
        try cells.removeCell(Sample.id(1), leaving: Sample.id(2), Cell(a: whole, b: half))
      }
    }
    for change in [CellChange.a(whole), .b(whole)] {
      #expect(throws: StorageError.misuse(.badCell), "a first writing needs both") {
        try bench.cells().updateCell(Sample.id(2)) { _ in change }
      }
    }
    #expect(bench.content(CellTests.file) == content)
  }

  @Test func aRemovedCellLooksLikeAnyOther() throws {
    let bench = try bench(3)
    let cells = try bench.cells()
    #expect(try cells.cell(Sample.id(2)) != nil)
    #expect(try cells.removeCell(Sample.id(2), leaving: Sample.id(99), cell(7, 8)))
    #expect(try cells.cell(Sample.id(2)) == nil)
    #expect(try cells.cell(Sample.id(99)) == cell(7, 8))
    #expect(try cells.cellCount() == 3)
    #expect(bench.time(CellTests.file) == Bench.day)
    #expect(try cells.cell(Sample.id(3)) == cell(30, 31))
    #expect(try !cells.removeCell(Sample.id(2), leaving: Sample.id(98), cell(7, 8)))
  }

  @Test func rowsThatChangedPlacesAreFoundAgain() throws {
    let bench = try bench(3)
    let ids: [UInt8] = [1, 2, 3]
    let known = try ids.map { id in
      let cells = try bench.cells()
      _ = try cells.cell(Sample.id(id))
      return cells
    }
    bench.tamper(CellTests.file) { bytes in
      bytes = Array(bytes[row(2)]) + Array(bytes[row(0)]) + Array(bytes[row(1)])
    }
    for (id, cells) in zip(ids, known) {
      #expect(try cells.cell(Sample.id(id)) == cell(10 * Int(id), 10 * Int(id) + 1))
      #expect(try cells.updateCell(Sample.id(id)) { _ in .b(Sample.half(Int(id))) })
      #expect(try bench.cells().cell(Sample.id(id)) == cell(10 * Int(id), Int(id)))
    }
    bench.tamper(CellTests.file) { $0.removeLast(CellTests.length) }
    #expect(try known[1].cell(Sample.id(2)) == nil)
  }

  @Test func ofTwoRowsWithOneIdTheFirstCounts() throws {
    let bench = try bench(3)
    bench.tamper(CellTests.file) { bytes in
      bytes.replaceSubrange(row(2), with: Array(bytes[row(0)]))
    }
    #expect(try bench.cells().updateCell(Sample.id(1)) { _ in .a(Sample.half(5)) })
    #expect(try bench.cells().cell(Sample.id(1)) == cell(5, 11))
    #expect(bench.content(CellTests.file).map { Array($0[row(2)]) } != nil)
    #expect(try bench.cells().cell(Sample.id(3)) == nil)
    #expect(try bench.cells().cell(Sample.id(2)) == cell(20, 21))
  }

  @Test func noDamagedByteDisturbsAnotherRow() throws {
    let bench = try bench(3)
    let original = bench.content(CellTests.file) ?? []
    for offset in row(1) {
      for flip: UInt8 in [0x01, 0x20, 0x80, original[offset], original[offset] ^ 0x0A]
      where flip > 0 {
        bench.tamper(CellTests.file) { bytes in
          bytes = original
          bytes[offset] ^= flip
        }
        let cells = try bench.cells()
        let place = "byte \(offset) ^ \(flip)"
        #expect(try cells.cell(Sample.id(1)) == cell(10, 11), "\(place)")
        #expect(try cells.cell(Sample.id(3)) == cell(30, 31), "\(place)")
        let isInID = (7..<29).contains(offset - row(1).lowerBound)
        #expect((try cells.cell(Sample.id(2)) == nil) == isInID, "\(place)")
        #expect(try cells.updateCell(Sample.id(2)) { _ in .both(Sample.half(1), Sample.half(2)) })
        #expect(try cells.cell(Sample.id(2)) == cell(1, 2), "\(place)")
        #expect(try cells.cellCount() == (isInID ? 4 : 3), "\(place)")
      }
    }
  }

  @Test func aTornLastRowIsWrittenOver() throws {
    let bench = try bench(2)
    let original = bench.content(CellTests.file) ?? []
    for length in 1..<CellTests.length {
      bench.tamper(CellTests.file) { $0 = original + original[..<length] }
      let cells = try bench.cells()
      #expect(try cells.cellCount() == 2)
      #expect(try cells.cell(Sample.id(2)) == cell(20, 21))
      #expect(try cells.updateCell(Sample.id(3)) { _ in .both(Sample.half(1), Sample.half(2)) })
      #expect(bench.content(CellTests.file)?.count == 3 * CellTests.length)
      #expect(try cells.cell(Sample.id(3)) == cell(1, 2))
    }
  }

  @Test(arguments: [4, 16, 90, 1_000])
  func rowsOfAnotherLengthAreNotAddedTo(_ length: Int) throws {
    let bench = try bench(3)
    let content = bench.content(CellTests.file)
    let half = [0x22] + [UInt8](repeating: 0x61, count: length - 2) + [0x22]
    let cells = FileCells(
      try BoardFolder.open(bench.path, on: bench.disk),
      options: FileStoreOptions(cellHalf: length),
      coarseTime: { Bench.day }
    )
    #expect(throws: StorageError.damagedFile(path: "\(bench.path)/\(CellTests.file)")) {
      try cells.updateCell(Sample.id(9)) { _ in .both(half, half) }
    }
    #expect(bench.content(CellTests.file) == content)
  }
}
