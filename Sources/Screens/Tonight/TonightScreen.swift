// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// What stands for tonight, by the kind of evening, and for the public occasions to come; and what
/// all of tonight's warnings say to do before one goes.
struct TonightScreen: Screen {
  private var tonight: Tonight
  /// Its threads, those that moved last first, as far as their advice is gathered.
  private var threads: [ThreadID]
  private var scroll = Scroll()
  private var bodyRows = 1
  /// What tonight's threads say, as far as it was asked for.
  private var texts: [ThreadID: RowText] = [:]
  private var asked: (ticket: Ticket, threads: [ThreadID])?
  private var fault: String?
  /// The occasion that a moderator pressed D on, and once more takes off.
  private var dropping: EventID?
  private var dropTicket: Ticket?

  /// Threads asked for at a time: some milliseconds of reading.
  private static let part = 64
  /// Of how many threads, the newest of each evening first, the advice is gathered.
  private static let most = 512
  /// Pieces of advice that are shown.
  private static let mostAdvice = 6

  init(_ scene: Scene) {
    (tonight, threads) = TonightScreen.counted(scene)
  }

  let page = Page.tonight

  private var rows: [Tonight.Row] { tonight.rows }

  private var selected: Tonight.Row? {
    rows.indices.contains(scroll.selected) ? rows[scroll.selected] : nil
  }

  private var selectedOccasion: PublicOccasion? {
    if case .occasion(let occasion)? = selected?.subject { occasion } else { nil }
  }

  /// What stands, and the threads of it whose advice is gathered: once for as long as nothing comes.
  private static func counted(_ scene: Scene) -> (Tonight, [ThreadID]) {
    let tonight = Tonight(scene.board, scene.vocabulary, on: scene.today)
    let threads = tonight.evenings.flatMap { $0.threads(on: scene.board) }
    return (tonight, Array(threads.prefix(most)))
  }

  // MARK: Requests

  func coming(_ scene: Scene) -> Coming? { Coming(upcoming: selectedOccasion) }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .throwAway:
      if !scene.standing.isModerator { return "Moderators keep the public occasions." }
      return selectedOccasion == nil
        ? "D takes a public occasion off. The command “upcoming add” announces one."
        : scene.standing.whyReadOnly
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let items = items(scene)
    let list = TonightScreen.list(items, rows: bodyRows)
    let former = dropping
    dropping = nil
    switch request {
    case .back: return [.back]
    case .open:
      guard let selected else { return [] }
      return [.open(TonightThreadsScreen(selected, scene))]
    case .throwAway:
      guard let occasion = selectedOccasion else { return [] }
      guard former == occasion.id else {
        dropping = occasion.id
        scene.notice = Notice("D again takes “\(scene.name(of: occasion))” off this page.")
        return []
      }
      let ticket = scene.ticket()
      dropTicket = ticket
      return [.ask(.perform(.cancel(occasion.id), ticket))]
    default: scroll.perform(request, in: list)
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    scroll.jump(to: number - 1, in: TonightScreen.list(items(scene), rows: bodyRows))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = TonightScreen.list(items(scene), rows: listRows(of: rows, scene))
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.click(row, list) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = TonightScreen.list(items(scene), rows: listRows(of: rows, scene))
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == dropTicket {
      dropTicket = nil
      switch answer {
      case .performed:
        (tonight, threads) = TonightScreen.counted(scene)
        scene.notice = Notice("Taken off.")
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
      return []
    }
    guard let asked, asked.ticket == ticket else { return nil }
    self.asked = nil
    switch answer {
    case .rows(let rows):
      let unread = RowText(author: "", advice: [], body: .damaged)
      for thread in asked.threads { texts[thread] = rows[thread] ?? unread }
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] {
    let former = selected?.subject
    (tonight, threads) = TonightScreen.counted(scene)
    if let former, let index = rows.firstIndex(where: { $0.subject == former }) {
      scroll.follow(index)
    }
    for thread in change.threads { texts[thread] = nil }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    scroll.settle(TonightScreen.list(items(scene), rows: bodyRows))
    guard asked == nil, fault == nil else { return [] }
    let wanted = threads.filter { texts[$0] == nil }.prefix(TonightScreen.part)
    guard !wanted.isEmpty else { return [] }
    let ticket = scene.ticket()
    asked = (ticket, Array(wanted))
    return [.ask(.rows(Array(wanted), ticket))]
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    scene.head(
      scene.isNarrow ? "Tonight" : "Tonight and coming up",
      scene.isNarrow ? [] : [scene.today.weekday] + (scene.standing.isSealed ? ["sealed"] : []),
      at: .tonight)
  }

  /// Lines that are selected as one, and which of them the cursor stands on.
  private struct Item {
    var lines: [Line]
    var cursorLine = 0

    /// Puts a heading above it.
    mutating func add(_ heading: [Line]) {
      lines.insert(contentsOf: heading, at: 0)
      cursorLine += heading.count
    }
  }

  private static func list(_ items: [Item], rows: Int) -> Scroll.List {
    Scroll.List(count: items.count, rows: rows) { items[$0].lines.count }
  }

  /// The rows for the list: below it stands, where there is room, whom to ring.
  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - (scene.isLow ? 0 : 2))
  }

  private func items(_ scene: Scene) -> [Item] {
    var items = rows.map { Item(lines: lines(of: $0, scene)) }
    let columns = scene.isNarrow ? "warn. adv." : "warnings  advice"
    let head = scene.isNarrow ? " TONIGHT" : " TONIGHT, by the kind of evening"
    items[0].add([Line(head, right: columns, style: .strong)])
    if !tonight.ahead.isEmpty {
      let head =
        scene.isNarrow ? " COMING UP" : " COMING UP (public occasions, kept by the moderators)"
      items[tonight.evenings.count].add(
        (scene.isLow ? [] : [.blank]) + [Line(head, style: .strong)])
    }
    items[items.count - 1].lines += closing(scene)
    return items
  }

  private func lines(of row: Tonight.Row, _ scene: Scene) -> [Line] {
    let fresh = row.count(of: scene.news.threads, on: scene.board)
    func count(_ number: Int, _ width: Int) -> String {
      let text = number == 0 ? "-" : "\(number)"
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let new = fresh == 0 ? "" : "\(fresh) new"
    let counts =
      scene.isNarrow
      ? count(row.warnings, 4) + count(row.advice, 6)
      : new + count(row.warnings, 10) + count(row.advice, 8)
    let style: Style = fresh > 0 ? .new : .plain
    switch row.subject {
    case .evening(let evening):
      let name = scene.isNarrow ? evening.shortLabel : evening.label
      return [Line("   " + name, right: counts, rightStyle: style)]
    case .occasion(let occasion):
      let name = scene.name(of: occasion)
      let week = occasion.label(on: scene.today)
      guard scene.isNarrow else {
        let lead = ("   " + name.clipped(to: 29)).padded(to: 34)
        return [Line(lead + week, right: counts, rightStyle: style)]
      }
      return [
        Line("   " + name, right: counts, rightStyle: style), Line("   " + week, style: .dim),
      ]
    }
  }

  /// What is said below the rows.
  private func closing(_ scene: Scene) -> [Line] {
    let advice = scene.beforeYouGo(threads.compactMap { texts[$0] })
    let air: [Line] = scene.isLow ? [] : [.blank]
    var lines: [Line] = []
    if let fault {
      lines += air + Line.wrap(fault, columns: scene.columns, style: .alarm)
    } else if !advice.isEmpty {
      let whole = threads.count < TonightScreen.most
      let head = " BEFORE YOU GO, from \(whole ? "all" : "the newest") of tonight's"
      lines += air + [Line(scene.isNarrow ? " BEFORE YOU GO" : head, style: .strong)]
      for sentence in advice.prefix(TonightScreen.mostAdvice) {
        lines += Line.wrap(sentence, columns: scene.columns, indent: 3)
      }
      let rest = advice.count - TonightScreen.mostAdvice
      if rest > 0 { lines.append(Line("   and \(rest) more, in the threads", style: .dim)) }
    } else if threads.isEmpty {
      let text = """
        Nothing is written for tonight. That is not the same as safe: most things are never \
        written. Whoever you meet: agree a leaving time with someone, and leave with others.
        """
      lines += air + Line.wrap(text, columns: scene.columns)
    }
    if let who = App.Place.all.first(where: { $0.digit == "3" }) {
      lines +=
        air
        + Line.wrap(
          "Meeting someone in particular? \(who.digit) checks names.", columns: scene.columns)
    }
    return scene.isLow
      ? lines + Line.wrap(scene.dangerSentence, columns: scene.columns, style: .strong) : lines
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let items = items(scene)
    let list = TonightScreen.list(items, rows: listRows(of: rows.count, scene))
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let isSelected = item.index == scroll.selected
      for (offset, line) in items[item.index].lines.enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row), row < rows.lowerBound + list.rows else { continue }
        var line = line
        let isCursor = isSelected && offset == items[item.index].cursorLine
        if isCursor { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        guard isCursor else { continue }
        frame.put("▌", row: row, column: 0, style: .selected)
        frame.cursor = Frame.Cursor(row: row, column: 3)
      }
    }
    if !scene.isLow, let last = rows.last {
      frame.draw(
        Line(" " + scene.dangerSentence, style: .strong), row: last, columns: scene.columns)
    }
  }
}
