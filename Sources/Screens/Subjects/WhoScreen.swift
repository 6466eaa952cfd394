// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Where the names of those one expects to meet are typed, one after the other: names, and nothing
/// else.
///
/// Nothing of it is kept. What was found stands on a page of its own, without names.
struct WhoScreen: Screen {
  private var field = LineField(limit: 80)
  private var names = NameList()
  /// Whether the names are those of what stands in the field.
  private var isKnown = true
  private var fault: String?
  private var checked: [CheckedPerson] = []
  private var left: NamesLeft?
  private var recognition: Ticket?
  private var counting: Ticket?
  /// The one who is being checked.
  private var checking: (ticket: Ticket, entry: RosterEntry)?
  private var bodyRows = 1

  init() {}

  let page = Page.who
  let isFleeting = true

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .open:
      if checking != nil { return "A moment: a name is being checked." }
      if names.selected != nil || field.isEmpty && !checked.isEmpty { return nil }
      return field.isEmpty ? "Type a name first: a few letters will do." : said
    case .found: return checked.isEmpty ? "Nobody was checked yet: Enter checks a name." : nil
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .back: return [.back]
    case .found: return [.open(CheckedScreen(checked, left: left, scene))]
    case .open:
      guard let entry = names.selected else {
        return [.open(CheckedScreen(checked, left: left, scene))]
      }
      let ticket = scene.ticket()
      checking = (ticket, entry)
      return [.ask(.check(entry.id, ticket))]
    default: names.perform(request, rows: listRows(scene))
    }
    return []
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    names.click(row - top(scene), rows: listRows(scene)) ? .enter : nil
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    let before = field.text
    if case .character(let character) = key {
      field.insert(String(character))
    } else if let edit = Edit(key) {
      field.perform(edit)
    }
    return field.text == before ? [] : recognise(&scene)
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    field.insert(text)
    isKnown = false
  }

  /// Asks who is meant by what stands in the field.
  private mutating func recognise(_ scene: inout Scene) -> [Step] {
    isKnown = true
    fault = nil
    guard field.text.count >= 2 else {
      recognition = nil
      names.show([])
      return []
    }
    let ticket = scene.ticket()
    recognition = ticket
    return [.ask(.recognise(field.text, ticket))]
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    switch ticket {
    case recognition:
      recognition = nil
      switch answer {
      case .roster(let entries): names.show(entries)
      case .failed(let sentence): fault = sentence
      default: break
      }
    case counting:
      if case .namesLeft(let left) = answer { self.left = left }
    case checking?.ticket:
      guard let entry = checking?.entry else { return [] }
      checking = nil
      switch answer {
      case .namesLeft(let left):
        self.left = left
        checked = checked.adding(entry)
        field = LineField(limit: 80)
        names.show([])
        return [.open(CheckedScreen(checked, left: left, scene))]
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
    default: return nil
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if rows != bodyRows, scene.notice == nil {
      bodyRows = rows
      names.settle(rows: listRows(scene))
    }
    var steps: [Step] = []
    if !isKnown { steps += recognise(&scene) }
    if counting == nil {
      let ticket = scene.ticket()
      counting = ticket
      steps.append(.ask(.namesLeft(ticket)))
    }
    return steps
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    if scene.isNarrow { return [Line(" Who", right: "not kept", style: .strong)] }
    let first = Line(" Who", right: "nothing you type here is kept", style: .strong)
    return scene.isLow
      ? [first]
      : [first, Line(" Type the names of those you expect to meet; Enter checks one.")]
  }

  private static let counsel = [
    "Two people of one name are told apart by their seat.",
    "Not a Member or a peer? This board keeps no names of staff or guests.",
  ]

  private func counsel(_ scene: Scene) -> [Line] {
    let texts = scene.isLow ? [] : WhoScreen.counsel
    let state = Line(
      checked.isEmpty ? "" : " \(checked.count) checked.", right: leftLabel(left, scene))
    return texts.flatMap { Line.wrap($0, columns: scene.columns, style: .dim) }
      + (scene.isLow ? [] : [.blank]) + [state]
  }

  /// The rows above the names: the entry and some air.
  private func top(_ scene: Scene) -> Int { scene.isLow ? 1 : 2 }

  private func listRows(_ scene: Scene) -> Int {
    max(1, bodyRows - top(scene) - counsel(scene).count - (scene.isLow ? 0 : 1))
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let lead = " Name: "
    let slice = field.slice(columns: max(1, scene.columns - lead.count))
    let entry = rows.lowerBound
    frame.put(lead, row: entry, column: 0)
    frame.put(slice.text, row: entry, column: lead.count)
    let top = min(rows.upperBound, entry + top(scene))
    let end = min(rows.upperBound, top + listRows(scene))
    if let said, top < rows.upperBound {
      frame.draw(
        Line(" \(said)", style: fault == nil ? .dim : .alarm), row: top, columns: scene.columns)
    }
    names.draw(on: &frame, rows: top..<max(top, end), scene, setsCursor: false)
    for (line, row) in zip(counsel(scene).reversed(), rows.reversed()) where row >= top {
      frame.draw(line, row: row, columns: scene.columns)
    }
    frame.cursor = Frame.Cursor(
      row: entry, column: min(lead.count + slice.cursor, scene.size.columns - 1))
  }

  private var said: String? {
    if let fault { return fault }
    if !names.entries.isEmpty || field.text.count < 2 { return nil }
    return "Nobody of that name is on the roster. That says nothing about whether they are safe."
  }
}

/// How many names are left, at the right edge of a page.
func leftLabel(_ left: NamesLeft?, _ scene: Scene) -> String {
  left.map { scene.isNarrow ? $0.shortLabel : $0.label } ?? ""
}
