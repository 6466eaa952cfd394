// SPDX-License-Identifier: Apache-2.0

/// The rows of a board's threads, in the order in which they were opened.
///
/// In pages, as they are kept: a board that others still show changes by the copy of one page, and
/// fifty thousand rows never need room in one piece.
package struct ThreadRows: Hashable, Sendable {
  private var pages: [[ThreadRow]] = []
  /// How many there are.
  package private(set) var count = 0

  /// How many threads there are to a page: their kept form stays below the size from which
  /// allocators ask the system for fresh memory each time.
  static let pageLength = 1_024

  init() {}

  mutating func append(_ row: ThreadRow) {
    if count.isMultiple(of: ThreadRows.pageLength) { pages.append([]) }
    pages[pages.count - 1].append(row)
    count += 1
  }

  /// The thread of one row, without a look at the rest of it.
  func id(_ index: Int) -> ThreadID {
    pages[index / ThreadRows.pageLength][index % ThreadRows.pageLength].id
  }

  /// Changes one row in its place.
  mutating func change(_ index: Int, _ act: (inout ThreadRow) -> Void) {
    act(&pages[index / ThreadRows.pageLength][index % ThreadRows.pageLength])
  }

  /// Looks at every row in order.
  ///
  /// Faster than stepping through them as a collection, where there are many.
  package func each(_ look: (_ index: Int, _ row: ThreadRow) -> Void) {
    var index = 0
    for page in pages {
      for position in page.indices {
        look(index, page[position])
        index += 1
      }
    }
  }
}

extension ThreadRows: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> ThreadRow {
    pages[index / ThreadRows.pageLength][index % ThreadRows.pageLength]
  }
}

// MARK: - Keeping them

extension ThreadRows {
  /// How many pages they take.
  var pageCount: Int { pages.count }

  /// The rows of a page, from zero, as columns.
  func page(_ number: Int) -> [UInt8] {
    let rows = pages[number]
    return [UInt8](unsafeUninitializedCapacity: ThreadRow.keptLength * rows.count) { room, count in
      let room = UnsafeMutableRawBufferPointer(room)
      for (index, row) in rows.enumerated() {
        var columns = ColumnWriter(room, row: index, of: rows.count)
        row.write(to: &columns)
      }
      count = room.count
    }
  }

  /// Takes in the next page, of so many rows; false for octets that are none.
  ///
  /// - Parameters:
  ///   - octets: what `page` gave.
  ///   - count: how many rows there are.
  ///   - words: the words that the numbers in the rows stand for.
  ///   - occasions: how many occasions the board has; what would point beyond is no row.
  ///   - subjects: the same of subjects.
  ///   - upcoming: the public occasions that rows may point to.
  /// - Returns: false for what no page ever was; the rows before it stand.
  mutating func append(
    page octets: [UInt8], of count: Int, _ words: StateWords, occasions: Int, subjects: Int,
    upcoming: [PublicOccasion]
  ) -> Bool {
    guard octets.count == ThreadRow.keptLength * count else { return false }
    var isSound = true
    var page: [ThreadRow] = []
    page.reserveCapacity(count)
    // Looked at in place: fifty thousand rows would count as many references to each of these.
    let (kinds, conducts) = (words.kinds, words.conducts)
    let (bases, whens) = (words.bases, words.whens)
    octets.withUnsafeBytes { room in
      for index in 0..<count {
        var columns = ColumnReader(room, row: index, of: count)
        page.append(
          ThreadRow(
            &columns, kinds: kinds.span, conducts: conducts.span, bases: bases.span,
            whens: whens.span, occasions: occasions, subjects: subjects, upcoming: upcoming.span))
        isSound = isSound && columns.isSound
      }
    }
    pages.append(page)
    self.count += count
    return isSound
  }
}
