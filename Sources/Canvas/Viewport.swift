// SPDX-License-Identifier: Apache-2.0

/// The part of a long list that a screen shows.
///
/// Items have heights of one row or more, asked for only where they can be visible, so that a list of
/// a million costs what its screen costs. The selected item stays wholly visible with the least
/// scrolling, and no rows stay empty below the last item while items are hidden above.
package struct Viewport: Hashable, Sendable {
  /// The first visible item, counted from zero.
  package private(set) var first = 0

  /// A visible item.
  package struct Item: Hashable, Sendable {
    /// Which item of the list.
    package let index: Int
    /// Its first row, counted from the viewport's top.
    package let row: Int
    /// How many of its rows are visible, from its first: less than its height at the lower edge.
    package let rows: Int
  }

  /// A viewport at the head of its list.
  package init() {}

  /// Scrolls as little as shows the selected item.
  ///
  /// - Parameters:
  ///   - selected: the item to show; beyond the list its nearest neighbour.
  ///   - count: how many items the list has.
  ///   - rows: the height of the viewport.
  ///   - height: the rows that an item takes; less than one counts as one.
  package mutating func follow(
    _ selected: Int,
    of count: Int,
    rows: Int,
    height: (Int) -> Int
  ) {
    guard count > 0 else {
      first = 0
      return
    }
    func rowsOf(_ index: Int) -> Int { max(1, height(index)) }
    let selected = min(max(0, selected), count - 1)
    var earliest = selected
    var room = rows - rowsOf(selected)
    while earliest > 0, room > 0 {
      room -= rowsOf(earliest - 1)
      guard room >= 0 else { break }
      earliest -= 1
    }
    first = max(earliest, min(first, selected))

    room = rows
    for index in first..<count {
      room -= rowsOf(index)
      if room <= 0 { return }
    }
    while first > 0 {
      room -= rowsOf(first - 1)
      guard room >= 0 else { return }
      first -= 1
    }
  }

  /// The visible items, from the top down.
  ///
  /// - Parameters:
  ///   - count: how many items the list has.
  ///   - rows: the height of the viewport.
  ///   - height: the rows that an item takes; less than one counts as one.
  /// - Returns: one entry for each item of which at least a row is visible.
  package func items(of count: Int, rows: Int, height: (Int) -> Int) -> [Item] {
    var items: [Item] = []
    var row = 0
    var index = first
    while row < rows, index < count {
      let whole = max(1, height(index))
      items.append(Item(index: index, row: row, rows: min(whole, rows - row)))
      row += whole
      index += 1
    }
    return items
  }
}
