// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Whom a warning is about: the one writing page with names, and nothing else on it.
///
/// Names appear as they are typed, never as a list of all.
struct AboutPage: WritingPage {
  let ticket: Ticket
  private var entries: [RosterEntry]?
  private var fault: String?
  private var field = LineField(limit: 80)
  private var found: [RosterEntry] = []
  private var scroll = Scroll()
  private var bodyRows = 1
  /// The choice that is being counted as a name, and the ticket that tells that it was.
  private var choosing: (entry: RosterEntry, ticket: Ticket)?

  /// A page that waits for the roster.
  init(ticket: Ticket) {
    self.ticket = ticket
  }

  let purpose = Purpose.new
  let page = Page.about

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open:
      if choosing != nil { return "A moment: the name is being looked up." }
      return found.isEmpty ? "Type until one name is left, or Tab for nobody in particular." : nil
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = Scroll.List(count: found.count, rows: listRows(scene)) { _ in 1 }
    switch request {
    case .moveDown: scroll.down(list)
    case .moveUp: scroll.up(list)
    case .open:
      guard found.indices.contains(scroll.selected) else { return [] }
      // The form will show the tag: that tells the name and the tag of one another.
      let ticket = scene.ticket()
      choosing = (found[scroll.selected], ticket)
      return [.ask(.check(found[scroll.selected].id, ticket))]
    case .nobody:
      scene.drafts.composition?.subject = nil
      scene.drafts.composition?.isPeer = false
      scene.drafts.composition?.isAboutNobody = true
      return [.back]
    case .back: return [.back]
    default: break
    }
    return []
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = Scroll.List(count: found.count, rows: listRows(scene)) { _ in 1 }
    return scroll.click(row - (scene.isLow ? 1 : 2), list) ? .enter : nil
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    if case .character(let character) = key {
      field.insert(String(character))
    } else if let edit = Edit(key) {
      field.perform(edit)
    }
    filter()
    return []
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    field.insert(text)
    filter()
  }

  /// Those of whom every typed word begins a word of name or seat, from the second letter on.
  private mutating func filter() {
    let typed = Folding.fold(field.text).split(separator: UInt8(ascii: " "))
    scroll = Scroll()
    guard typed.reduce(0, { $0 + $1.count }) >= 2 else {
      found = []
      return
    }
    found = (entries ?? []).filter { entry in
      let words = Folding.fold("\(entry.name) \(entry.seat ?? "")")
        .split(separator: UInt8(ascii: " "))
      return typed.allSatisfy { part in words.contains { $0.starts(with: part) } }
    }
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if let choosing, ticket == choosing.ticket { return take(choosing.entry, answer, &scene) }
    guard ticket == self.ticket else { return nil }
    switch answer {
    case .roster(let entries):
      self.entries = entries
      filter()
    case .failed(let sentence):
      fault = sentence
    default: break
    }
    return []
  }

  private mutating func take(
    _ entry: RosterEntry, _ answer: Answer, _ scene: inout Scene
  ) -> [Step] {
    choosing = nil
    switch answer {
    case .namesLeft:
      scene.drafts.composition?.subject = entry.id
      scene.drafts.composition?.isPeer = entry.house == .lords
      scene.drafts.composition?.isAboutNobody = false
      return [.back]
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if rows != bodyRows {
      bodyRows = rows
      scroll.settle(Scroll.List(count: found.count, rows: listRows(scene)) { _ in 1 })
    }
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let right = scene.isNarrow ? "only a tag shows" : "only a tag will be shown"
    let title = scene.isNarrow ? " About whom?" : " New warning · about whom?"
    return [Line(title, right: right, style: .strong)]
  }

  private static let counsel = [
    "Nobody in particular? Tab: a place and what to do there is a warning too.",
    "Not a Member or a peer? This board keeps no names of staff, journalists or guests.",
    "Not sure which one? Leave it out. A wrong name harms someone else.",
  ]

  private func counsel(_ scene: Scene) -> [Line] {
    scene.isLow
      ? [] : AboutPage.counsel.flatMap { Line.wrap($0, columns: scene.columns, style: .dim) }
  }

  private func listRows(_ scene: Scene) -> Int {
    let counsel = counsel(scene).count
    return max(1, bodyRows - (scene.isLow ? 1 : 3 + counsel))
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let lead = scene.isNarrow ? " Name: " : " Type a few letters: "
    let column = min(lead.columnWidth, scene.columns / 2)
    let slice = field.slice(columns: max(1, scene.columns - column))
    let entry = rows.lowerBound
    frame.put(lead, row: entry, column: 0, width: column)
    frame.put(slice.text, row: entry, column: column)
    frame.cursor = Frame.Cursor(
      row: entry,
      column: min(column + slice.cursor, scene.size.columns - 1)
    )
    let top = rows.lowerBound + (scene.isLow ? 1 : 2)
    let list = Scroll.List(count: found.count, rows: listRows(scene)) { _ in 1 }
    if let said = said, rows.contains(top) {
      frame.draw(
        Line(" \(said)", style: fault == nil ? .dim : .alarm),
        row: top,
        columns: scene.columns
      )
    }
    let nameWidth = min(28, found.map(\.name.columnWidth).max() ?? 0)
    for item in scroll.items(list) where rows.contains(top + item.row) {
      let person = found[item.index]
      let isSelected = item.index == scroll.selected
      let place = [person.seat ?? "House of Lords", person.party].compactMap { $0 }
      frame.draw(
        Line(
          " \(person.name.padded(to: nameWidth))  \(place.joined(separator: ", "))",
          style: isSelected ? .selected : .plain
        ),
        row: top + item.row,
        columns: scene.columns
      )
      if isSelected { frame.put("▌", row: top + item.row, column: 0, style: .selected) }
    }
    for (line, row) in zip(counsel(scene).reversed(), rows.reversed()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }

  private var said: String? {
    if let fault { return fault }
    if entries == nil { return "Reading the roster…" }
    if !found.isEmpty { return nil }
    return field.text.count < 2 ? nil : "Nobody of that name is on the roster."
  }
}
