// SPDX-License-Identifier: Apache-2.0

/// Where somebody is in a list of items of any height: which item is selected, and on which row of
/// the region it begins.
///
/// Everything else follows from these two, so that what comes in above or below never moves what is
/// being read. Heights are asked for near the selected item alone. An item taller than the region is
/// read line by line.
struct Scroll: Hashable {
  /// The selected item, counted from zero.
  private(set) var selected = 0
  /// The row of the region on which it begins; negative inside an item taller than the region.
  private(set) var row = 0

  /// A list as the moves need it.
  struct List {
    /// How many items.
    let count: Int
    /// The rows of the region.
    let rows: Int
    /// The rows of an item, one at least.
    let height: (Int) -> Int

    /// The last item; zero for an empty list.
    var last: Int { max(0, count - 1) }
  }

  /// An item on the screen; its row is negative where its beginning is hidden.
  struct Item: Hashable {
    let index: Int
    let row: Int
  }

  /// Selects an item and leaves everything where it stands on the screen.
  mutating func follow(_ index: Int) {
    selected = max(0, index)
  }

  /// Selects an item and shows it, the region's top row first where it was out of sight.
  mutating func jump(to index: Int, in list: List) {
    let index = min(max(0, index), list.last)
    if let item = items(list).first(where: { $0.index == index }) {
      row = item.row
    } else {
      row = index > selected ? list.rows - list.height(index) : 0
    }
    selected = index
    if list.height(index) > list.rows { row = 0 }
    settle(list)
  }

  /// Moves as a request for moving says; any other does nothing.
  mutating func perform(_ request: Request, in list: List) {
    switch request {
    case .moveDown: down(list)
    case .moveUp: up(list)
    case .pageDown: pageDown(list)
    case .pageUp: pageUp(list)
    case .first: jump(to: 0, in: list)
    case .last: jump(to: list.last, in: list)
    default: break
    }
  }

  /// One item on, or one line where the selected item goes on below the region.
  mutating func down(_ list: List) {
    guard list.count > 0 else { return }
    let height = list.height(selected)
    if row + height > list.rows {
      row -= 1
    } else if selected < list.last {
      selected += 1
      row = list.height(selected) > list.rows ? 0 : row + height
    }
    settle(list)
  }

  /// One item back, or one line where the selected item begins above the region.
  mutating func up(_ list: List) {
    guard list.count > 0 else { return }
    if row < 0 {
      row += 1
    } else if selected > 0 {
      selected -= 1
      row -= list.height(selected)
      // Of a tall one its end is next to where one was reading.
      if list.height(selected) > list.rows { row = list.rows - list.height(selected) }
    }
    settle(list)
  }

  /// A region further, but for one row.
  mutating func pageDown(_ list: List) {
    guard list.count > 0 else { return }
    let before = self
    row -= max(1, list.rows - 1)
    while row < 0, selected < list.last {
      let next = row + list.height(selected)
      guard next < list.rows else { break }
      row = next
      selected += 1
    }
    settle(list)
    if self == before { jump(to: list.last, in: list) }
  }

  /// A region back, but for one row.
  mutating func pageUp(_ list: List) {
    guard list.count > 0 else { return }
    row += max(1, list.rows - 1)
    while selected > 0, row + min(list.height(selected), list.rows) > list.rows {
      selected -= 1
      row -= list.height(selected)
    }
    settle(list)
  }

  /// Brings the selected item wholly into the region, with the least scrolling, and leaves no row
  /// empty that an item could fill.
  mutating func settle(_ list: List) {
    guard list.count > 0 else {
      self = Scroll()
      return
    }
    selected = min(selected, list.last)
    let height = list.height(selected)
    let ends = [0, list.rows - height].sorted()
    row = min(max(row, ends[0]), ends[1])

    row = min(row, heightAbove(upTo: row, list))
    var end = row + height
    var index = selected + 1
    while index < list.count, end < list.rows {
      end += list.height(index)
      index += 1
    }
    if end < list.rows {
      let room = row + list.rows - end
      row = min(room, heightAbove(upTo: room, list))
    }
  }

  /// The items that the region shows, from the top down.
  func items(_ list: List) -> [Item] {
    guard selected < list.count else { return [] }
    var index = selected
    var row = row
    while row > 0, index > 0 {
      index -= 1
      row -= list.height(index)
    }
    var items: [Item] = []
    while row < list.rows, index < list.count {
      let height = list.height(index)
      if row + height > 0 { items.append(Item(index: index, row: row)) }
      row += height
      index += 1
    }
    return items
  }

  /// Whether something of the list lies below the region.
  func isCut(_ list: List) -> Bool {
    guard let last = items(list).last else { return false }
    return last.index < list.last || last.row + list.height(last.index) > list.rows
  }

  /// The item on a row of the region; nil below the last one.
  func item(at row: Int, _ list: List) -> Int? {
    items(list).first { ($0.row..<($0.row + list.height($0.index))).contains(row) }?.index
  }

  /// Selects the item on a row of the region.
  ///
  /// - Returns: whether it was selected already.
  mutating func click(_ row: Int, _ list: List) -> Bool {
    guard let index = item(at: row, list) else { return false }
    if index == selected { return true }
    jump(to: index, in: list)
    return false
  }

  /// The rows of the items before the selected one, counted no further than is asked.
  private func heightAbove(upTo limit: Int, _ list: List) -> Int {
    var height = 0
    var index = selected
    while index > 0, height < limit {
      index -= 1
      height += list.height(index)
    }
    return height
  }
}
