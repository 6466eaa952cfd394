// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// The list of threads: what is about those whom the reader watches first, then the newest, or in the
/// order that she chose.
///
/// The order holds while somebody reads: what is new comes in at the top, above what she sees, and the
/// rest is sorted again when she comes back to the list.
struct BoardScreen: Screen {
  /// All threads that stand.
  private var all: [ThreadID]
  /// Those that the filter admits.
  private var threads: [ThreadID]
  private var filter: ListFilter
  /// What the list is sorted by now.
  private var order: ListOrder
  private var panel: FilterPanel?
  private var isOneLine: Bool
  /// Threads that changed since the list was sorted.
  private var moved: Set<ThreadID> = []
  /// Whom the reader watched when it was.
  private var watched: Set<SubjectID>
  private var scroll = Scroll()
  private var texts: [ThreadID: RowText] = [:]
  private var asked: [Ticket: Set<ThreadID>] = [:]
  private var fault: String?
  /// What stands for tonight and for what is coming up.
  private var tonight: Tonight
  /// The rows of the list, as the last settling found them.
  private var bodyRows = 1

  /// Texts kept at most: what a few screens show.
  private static let textLimit = 2_000

  init(_ scene: Scene) {
    tonight = Tonight(scene.board, scene.vocabulary, on: scene.today)
    all = scene.board.currentThreads(on: scene.today)
    order = scene.kept.filter.value.order
    BoardScreen.sort(&all, by: order, scene)
    watched = scene.kept.watched
    isOneLine = scene.kept.isOneLine.value
    filter = scene.kept.filter.value
    let filter = filter
    threads =
      filter.isEmpty
      ? all : all.filter { scene.board.row($0).map { filter.admits($0, scene) } == true }
  }

  var page: Page { panel == nil ? .board : .filter }

  private var selected: ThreadID? {
    threads.indices.contains(scroll.selected) ? threads[scroll.selected] : nil
  }

  /// Puts what moved since into its place; what is selected stays selected.
  mutating func sort(_ scene: Scene) {
    let isRead = filter.isUnreadOnly || order == .unread
    guard !moved.isEmpty || isRead || order != filter.order || watched != scene.kept.watched
    else { return }
    if order == .newest, filter.order == .newest, watched == scene.kept.watched, watched.isEmpty {
      place(scene)
    } else {
      all.removeAll { !BoardScreen.isShown($0, scene) }
      all += moved.subtracting(all).filter { BoardScreen.isShown($0, scene) }
      all.sort { BoardScreen.number($0, scene) > BoardScreen.number($1, scene) }
      order = filter.order
      watched = scene.kept.watched
      BoardScreen.sort(&all, by: order, scene)
    }
    moved = []
    let wasAtTop = scroll.selected == 0
    choose(scene)
    // The list is about to be shown anew: nothing that is being read can jump.
    let list = list(rows: bodyRows, scene)
    scroll.settle(list)
    guard wasAtTop, list.count > 0 else { return }
    // Whoever was at the top finds there what came to the top, and her own row below it.
    let selected = scroll.selected
    scroll.jump(to: 0, in: list)
    scroll.jump(to: selected, in: list)
  }

  /// Puts the few threads that moved into a list that stays as it is otherwise.
  private mutating func place(_ scene: Scene) {
    let number = { BoardScreen.number($0, scene) }
    all.removeAll(where: moved.contains)
    for thread in moved where BoardScreen.isShown(thread, scene) {
      var low = 0
      var high = all.count
      while low < high {
        let middle = (low + high) / 2
        if number(all[middle]) > number(thread) { low = middle + 1 } else { high = middle }
      }
      all.insert(thread, at: low)
    }
  }

  /// Sorts threads that stand newest first: what is watched first, then by an order.
  private static func sort(_ threads: inout [ThreadID], by order: ListOrder, _ scene: Scene) {
    if order != .newest {
      threads = threads.compactMap { id in
        scene.board.row(id).map { row in
          (rank: order.rank(of: row, in: scene.board, isUnread: scene.news.isUnread(id)), id: id)
        }
      }
      .enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.id)
    }
    guard !scene.kept.watched.isEmpty else { return }
    let isWatched = { scene.board.row($0).map(scene.isWatched) ?? false }
    threads = threads.filter(isWatched) + threads.filter { !isWatched($0) }
  }

  /// Leaves in the list what the filter admits; what is selected stays selected, or else its place.
  private mutating func choose(_ scene: Scene) {
    let former = selected
    threads =
      filter.isEmpty
      ? all : all.filter { scene.board.row($0).map { filter.admits($0, scene) } == true }
    guard let former else {
      scroll = Scroll()
      return
    }
    scroll.follow(
      threads.firstIndex(of: former) ?? min(scroll.selected, max(0, threads.count - 1))
    )
    // A filtered list gets shorter by itself; the whole one moves for nobody but its reader.
    if !filter.isEmpty { scroll.settle(list(rows: bodyRows, scene)) }
  }

  /// Shows what the filter admits from now on.
  private mutating func refilter(_ scene: inout Scene) {
    remember(&scene)
    choose(scene)
    scroll.settle(list(rows: bodyRows, scene))
  }

  /// Keeps the filter for the next time, but for what is new: nobody finds a list empty for having
  /// left it so.
  private func remember(_ scene: inout Scene) {
    var kept = filter
    kept.isUnreadOnly = false
    kept.isWatchedOnly = false
    if kept != scene.kept.filter.value { scene.keep(.filter(kept)) }
  }

  private static func isShown(_ thread: ThreadID, _ scene: Scene) -> Bool {
    scene.board.row(thread)?.state(on: scene.today).isShown == true
  }

  /// What the list is ordered by.
  private static func number(_ thread: ThreadID, _ scene: Scene) -> Int {
    scene.board.row(thread)?.lastNumber ?? 0
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    let nothing = filter.isEmpty ? "Nothing is written yet." : "Nothing of that sort. f shows all."
    switch request {
    case .open, .first, .last, .moveDown, .moveUp, .pageDown, .pageUp:
      return threads.isEmpty ? nothing : nil
    case .name:
      guard let selected, let row = scene.board.row(selected) else { return nothing }
      return scene.board.subject(of: row) == nil ? "Nobody in particular: it names no one." : nil
    case .watch:
      guard let selected, let row = scene.board.row(selected) else { return nothing }
      return scene.whyNotWatch(scene.board.subject(of: row)?.id)
    case .sameHere:
      guard let selected, let row = scene.board.row(selected) else { return nothing }
      return row.kind == .warning ? scene.standing.whyReadOnly : "That is for warnings."
    case .nextNew:
      return scene.news.threads.isEmpty ? "Nothing is new to you." : nil
    case .newOnly:
      return filter.isUnreadOnly || !scene.news.threads.isEmpty ? nil : "Nothing is new to you."
    case .filter, .oneLine:
      return all.isEmpty ? "Nothing is written yet." : nil
    case .more:
      return panel?.hasMore(scene) == true ? nil : "That is the whole list."
    default:
      return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    fault = nil
    if panel != nil { return answer(request, key, &scene) }
    let list = list(rows: bodyRows, scene)
    switch request {
    case .open, .sameHere:
      guard let selected else { return [] }
      return open(selected, request == .sameHere ? request : nil, &scene)
    case .nextNew:
      if let next = nextNew(scene) {
        scroll.jump(to: next, in: list)
        return open(threads[next], nil, &scene)
      }
      // What is new may be of another sort.
      let hidden = all.first { scene.news.isUnread($0) }
      return hidden.map { open($0, nil, &scene) } ?? []
    case .filter:
      if filter.isEmpty {
        panel = FilterPanel(about: selectedSubject(scene))
      } else {
        clearFilter(&scene)
      }
    case .newOnly:
      filter.isUnreadOnly.toggle()
      refilter(&scene)
    case .oneLine:
      isOneLine.toggle()
      scene.keep(.oneLine(isOneLine))
      scroll.settle(self.list(rows: bodyRows, scene))
    case .name:
      return selectedSubject(scene).map { scene.nameCard($0) } ?? []
    case .watch:
      if let subject = selectedSubject(scene) { scene.toggleWatch(subject.id) }
    default: scroll.perform(request, in: list)
    }
    return []
  }

  private func selectedSubject(_ scene: Scene) -> SubjectRow? {
    selected.flatMap { scene.board.row($0) }.flatMap(scene.board.subject(of:))
  }

  /// Shows everything again, in the order that was chosen.
  private mutating func clearFilter(_ scene: inout Scene) {
    let order = filter.order
    filter = ListFilter()
    filter.order = order
    refilter(&scene)
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !threads.isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: listRows(of: rows, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = list(rows: listRows(of: rows, scene), scene)
    if list.rows != bodyRows { scroll.settle(list) }
    let above = surround(scene).above
    if above.indices.contains(row) { return above[row].key(at: column) }
    return scroll.click(row - above.count, list) ? .enter : nil
  }

  private mutating func answer(_ request: Request, _ key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .choose:
      panel?.choose(key, &filter, among: all.lazy.compactMap(scene.board.row), scene)
      remember(&scene)
      if order == filter.order { choose(scene) } else { sort(scene) }
    case .more: panel?.turn(scene)
    case .filter:
      panel = nil
      clearFilter(&scene)
    case .back:
      if panel?.goBack() == false { panel = nil }
    default: break
    }
    return []
  }

  private func open(_ thread: ThreadID, _ request: Request?, _ scene: inout Scene) -> [Step] {
    let screen = ThreadScreen(thread, asking: request, &scene)
    return [.open(screen), .ask(screen.question)]
  }

  /// The next row with something new, from the selected one on and around.
  private func nextNew(_ scene: Scene) -> Int? {
    let fresh = scene.news.threads
    let around =
      Array(scroll.selected..<threads.count) + Array(0..<min(scroll.selected, threads.count))
    return around.first { fresh.contains(threads[$0]) }
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard let waited = asked.removeValue(forKey: ticket) else { return nil }
    switch answer {
    case .rows(let rows):
      fault = nil
      // What is missing cannot be read; to ask for it again and again would help nobody.
      let unread = RowText(author: "", advice: [], body: .damaged)
      for thread in waited { texts[thread] = rows[thread] ?? unread }
    case .failed(let sentence):
      fault = sentence
    default: break
    }
    return []
  }

  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] {
    for thread in change.threads { texts[thread] = nil }
    tonight = Tonight(scene.board, scene.vocabulary, on: scene.today)
    // A text on its way may be older than the change.
    for ticket in asked.keys { asked[ticket]?.subtract(change.threads) }
    asked = asked.filter { !$0.value.isEmpty }
    // Without a change a day began, and any thread may have ended.
    let touched = change.isEmpty ? Set(scene.board.threads.map(\.id)) : change.threads
    let known = Set(all)
    let ended = touched.filter { known.contains($0) && !BoardScreen.isShown($0, scene) }
    if !ended.isEmpty { all.removeAll(where: ended.contains) }
    let arrived = touched.filter { !known.contains($0) && BoardScreen.isShown($0, scene) }
    let newest = arrived.sorted { BoardScreen.number($0, scene) > BoardScreen.number($1, scene) }
    all.insert(contentsOf: newest, at: 0)
    moved.formUnion(change.threads)
    choose(scene)
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    let rows = listRows(of: rows, scene)
    // What is said at the bottom for a moment takes room for a moment.
    if rows != bodyRows, scene.notice == nil, panel == nil {
      bodyRows = rows
      scroll.settle(list(rows: rows, scene))
    }
    guard fault == nil else { return [] }
    // As many threads either way as a screen can hold, so that whatever is shown is asked for.
    let reach = isOneLine ? rows : (rows + 1) / 2
    let waited = asked.values.reduce(into: Set<ThreadID>()) { $0.formUnion($1) }
    func around(_ reach: Int) -> ArraySlice<ThreadID> {
      let first = min(threads.count, max(0, scroll.selected - reach))
      return threads[first..<max(first, min(threads.count, scroll.selected + reach))]
    }
    let wanted = around(reach).filter { texts[$0] == nil && !waited.contains($0) }
    // A page further either way, for which there is time until somebody turns it.
    let shown = Set(wanted)
    let ahead = around(3 * reach).filter {
      texts[$0] == nil && !waited.contains($0) && !shown.contains($0)
    }
    if texts.count > BoardScreen.textLimit {
      let kept = Set(around(3 * reach))
      texts = texts.filter { kept.contains($0.key) }
    }
    // What was asked last is read first.
    return [ahead, wanted].filter { !$0.isEmpty }.map { threads in
      let ticket = scene.ticket()
      asked[ticket] = Set(threads)
      return .ask(.rows(threads, ticket))
    }
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    var facts = scene.size.columns < 30 ? [] : [scene.today.weekday]
    if scene.standing.isSealed, !scene.isNarrow { facts.append("sealed") }
    let fresh = scene.news.threads.count
    if fresh > 0 {
      facts.append("\(fresh) new")
    } else if !threads.isEmpty, filter.isEmpty {
      facts.append(threads.count == 1 ? "1 thread" : "\(threads.count) threads")
    }
    if !filter.isEmpty {
      let label = filter.label(scene)
      facts = ["\(threads.count) of \(all.count)"] + (fresh > 0 ? ["\(fresh) new"] : [])
      if scene.isNarrow {
        return [
          Line(
            " filtered: \(label)", right: facts.joined(separator: " · "), style: .strong,
            rightStyle: fresh > 0 ? .new : .dim)
        ]
      }
      facts.insert("filtered: \(label)", at: 0)
    }
    if filter.isEmpty, order != .newest, !scene.isNarrow { facts.append(order.label) }
    if !scene.hasRules, !scene.standing.isSealed { facts = [] }
    return scene.head(
      scene.isNarrow ? "Board" : scene.name, facts, at: .board, isNews: fresh > 0)
  }

  /// What always stands around the list: damage above it, the caution below it.
  private func surround(_ scene: Scene) -> (above: [Line], below: [Line]) {
    var above: [Line] = []
    if let trouble = fault ?? scene.standing.damage {
      let lines = Line.wrap(trouble, columns: scene.columns, style: .alarm)
      // On a phone what to do about it is worth half the list.
      above = Array(lines.prefix(max(1, scene.size.rows * 5 / 12)))
      if scene.hasRules, !scene.isLow { above.append(.blank) }
    } else if !scene.isLow {
      above = [.blank]
      // It stands from the first post on, so that what comes in does not move the list.
      if !scene.isNarrow, !scene.board.threads.isEmpty {
        let sentence = scene.sentence(of: tonight, room: scene.columns - 9)
        above = [Line(" \(sentence)", right: "2 opens").pressing(.character("2")), .blank]
      }
    }
    if scene.isLow || threads.isEmpty { return (above, []) }
    let caution = "No warning about someone does not mean safe: most things are never written."
    return (above, [.blank] + Line.wrap(caution, columns: scene.columns, style: .dim))
  }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    let (above, below) = surround(scene)
    return max(1, rows - above.count - below.count)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: threads.count, rows: rows) { lines(of: threads[$0], scene).count }
  }

  func panel(_ scene: Scene) -> [Line]? { panel?.lines(filter, scene) }

  /// What stands in the place of an empty list.
  private func emptiness(_ scene: Scene) -> [Line] {
    guard filter.isEmpty else {
      let text = """
        Nothing here is of that sort. That is not the same as safe: most things are never written \
        down.
        """
      return Line.wrap(text, columns: scene.columns)
        + [.blank, Line(" f shows everything again.")]
    }
    let caution = "That does not mean safe: most things are never written."
    let lines =
      [Line(" Nothing written yet.")] + Line.wrap(caution, columns: scene.columns)
    return scene.standing.whyReadOnly == nil
      ? lines + [.blank, Line(" c writes the first.")] : lines
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let (above, below) = surround(scene)
    for (line, row) in zip(above, rows) { frame.draw(line, row: row, columns: scene.columns) }
    let start = rows.lowerBound + above.count
    let count = listRows(of: rows.count, scene)
    frame.cursor = Frame.Cursor(row: start, column: 0)
    if threads.isEmpty {
      for (line, row) in zip(emptiness(scene), start..<rows.upperBound) {
        frame.draw(line, row: row, columns: scene.columns)
      }
    }
    let list = list(rows: count, scene)
    var scroll = scroll
    if count != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let isSelected = item.index == scroll.selected
      for (offset, line) in lines(of: threads[item.index], scene).enumerated() {
        let row = start + item.row + offset
        guard (start..<(start + count)).contains(row), rows.contains(row) else { continue }
        var line = line
        if isSelected, offset == 0 { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected, offset == 0 {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 3)
        }
        if offset == 0, scene.news.isUnread(threads[item.index]) {
          frame.put("●", row: row, column: 1, style: .new)
        }
      }
    }
    for (line, row) in zip(below.reversed(), rows.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }

  /// A thread's lines: what and about whom, then what to do and how much stands behind it.
  private func lines(of thread: ThreadID, _ scene: Scene) -> [Line] {
    guard let row = scene.board.row(thread) else { return [.blank, .blank] }
    return isOneLine
      ? [scene.listLine(of: row)] : scene.listLines(of: row, texts[thread])
  }
}
