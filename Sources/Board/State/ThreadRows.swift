// SPDX-License-Identifier: Apache-2.0

/// The rows of a board's threads, in the order in which they were opened.
///
/// In pages, and these in the shape in which they are kept: a board that was kept is there as soon as
/// its pages are, one that others still show changes by the copy of one page, and fifty thousand rows
/// never need room in one piece.
package struct ThreadRows: Hashable, Sendable {
  /// Each the columns of `pageLength` rows; those that are still to come are zeros.
  private var pages: [[UInt8]] = []
  /// How many there are.
  package private(set) var count = 0

  /// How many threads there are to a page.
  static let pageLength = 512
  /// How many octets a page has.
  static let pageSize = ThreadRow.width * pageLength

  init() {}

  mutating func append(_ row: ThreadRow) {
    if count.isMultiple(of: ThreadRows.pageLength) {
      pages.append(Array(repeating: 0, count: ThreadRows.pageSize))
    }
    count += 1
    write(row, at: count - 1)
  }

  /// The thread of one row, without a look at the rest of it.
  func id(_ index: Int) -> ThreadID {
    pages[index / ThreadRows.pageLength].withUnsafeBytes {
      ThreadRow.id($0, index % ThreadRows.pageLength)
    }
  }

  /// Changes one row in its place.
  mutating func change(_ index: Int, _ act: (inout ThreadRow) -> Void) {
    var row = self[index]
    act(&row)
    write(row, at: index)
  }

  private mutating func write(_ row: ThreadRow, at index: Int) {
    pages[index / ThreadRows.pageLength].withUnsafeMutableBytes {
      row.write(to: $0, index % ThreadRows.pageLength)
    }
  }

  /// Glances at every row in order: there may be very many.
  @inline(__always) func eachGlance(_ look: (_ index: Int, _ glance: ThreadGlance) -> Void) {
    eachPlace { index, page, position in look(index, ThreadRow.glance(page, position)) }
  }

  /// Looks at every thread's identifier in order.
  @inline(__always) func eachID(_ look: (_ index: Int, _ id: ThreadID) -> Void) {
    eachPlace { index, page, position in look(index, ThreadRow.id(page, position)) }
  }

  @inline(__always) private func eachPlace(
    _ look: (_ index: Int, _ page: UnsafeRawBufferPointer, _ position: Int) -> Void
  ) {
    for (number, page) in pages.enumerated() {
      let start = number * ThreadRows.pageLength
      page.withUnsafeBytes { octets in
        for position in 0..<Swift.min(ThreadRows.pageLength, count - start) {
          look(start + position, octets, position)
        }
      }
    }
  }
}

// MARK: - Reading them

extension ThreadRows {
  /// The indices of the rows that have a number, the highest first; of two with one number the later
  /// row.
  @inline(__always) func order(by number: (ThreadGlance) -> UInt32?) -> [UInt32] {
    let found = [NumberedIndex](unsafeUninitializedCapacity: count) { room, count in
      eachGlance { index, glance in
        guard let number = number(glance) else { return }
        room.initializeElement(
          at: count,
          to: NumberedIndex(number: number, index: UInt32(truncatingIfNeeded: index)))
        count += 1
      }
    }
    return NumberedIndex.indicesByNumber(found)
  }
}

extension ThreadRows: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> ThreadRow {
    pages[index / ThreadRows.pageLength].withUnsafeBytes {
      ThreadRow($0, index % ThreadRows.pageLength)
    }
  }
}

// MARK: - Keeping them

extension ThreadRows {
  /// How many pages they take.
  var pageCount: Int { pages.count }

  /// The rows of a page, from zero, as columns.
  func page(_ number: Int) -> [UInt8] { pages[number] }

  /// Takes in the next page, of so many rows.
  ///
  /// - Parameters:
  ///   - octets: what `page` gave.
  ///   - count: how many rows there are.
  ///   - occasions: how many occasions the board has; what would point beyond is no row.
  ///   - subjects: the same of subjects.
  ///   - upcoming: the public occasions that rows may point to.
  /// - Returns: false for what no page ever was; nothing is taken in then.
  mutating func append(
    page octets: [UInt8], of count: Int, occasions: Int, subjects: Int,
    upcoming: [PublicOccasion]
  ) -> Bool {
    guard octets.count == ThreadRows.pageSize else { return false }
    let isSound = octets.withUnsafeBytes { page in
      var isSound = true
      for position in 0..<count {
        let row = ThreadRow(page, position)
        isSound =
          row.isSound(occasions: occasions, subjects: subjects, upcoming: upcoming.span) && isSound
      }
      return isSound
    }
    guard isSound else { return false }
    pages.append(octets)
    self.count += count
    return true
  }
}
