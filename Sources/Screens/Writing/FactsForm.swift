// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// The facts of a new thread, each chosen with one key: the safest text there is.
struct FactsForm: WritingPage {
  private let fields: [FactsField]
  private var index = 0
  /// Which part of a long list is shown.
  private var part = 0
  private var bodyRows = 1
  /// Whether the roster's page lies on top.
  private var isChoosingSubject = false
  /// The first letters of a choice, as typed so far.
  private var letters = ""

  /// The form of a kind, at a field, or else the first that still wants an answer: no digit that comes
  /// of habit falls on one that has its own.
  init(_ kind: ThreadKind, at first: FactsField? = nil, _ scene: Scene) {
    fields = FactsField.all(of: kind)
    index =
      first.flatMap { fields.firstIndex(of: $0) }
      ?? fields.firstIndex { isNeeded($0) && !isAnswered($0, scene) }
      ?? fields.lastIndex { $0.isNeeded } ?? 0
  }

  let purpose = Purpose.new
  let page = Page.facts

  private var field: FactsField { fields[index] }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    guard let composition = scene.drafts.composition else { return nil }
    switch request {
    case .choose where field == .subject: return "Enter opens the roster: names and nothing else."
    case .preview: return composition.missing
    case .name:
      return field == .subject && composition.subject != nil
        ? nil : "w shows who, on the line “About”, once somebody is chosen."
    case .more:
      return windows(scene).count > 1 ? nil : "That is the whole list."
    default: return nil
    }
  }

  func doorFacts(_ scene: Scene) -> DoorFacts? {
    scene.drafts.composition.map(scene.doorFacts)
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .nextField: move(1)
    case .lastField: move(-1)
    case .more: part = (part + 1) % max(1, windows(scene).count)
    case .choose: return choose(key, &scene)
    case .open:
      return goOn(&scene)
    case .preview: return [.replace(scene.pageAfterFacts(isBrief: true))]
    case .name:
      guard let id = scene.drafts.composition?.subject, let subject = scene.board.subject(id) else {
        return []
      }
      let ticket = scene.ticket()
      return [.open(NameCard(subject.tag, ticket: ticket)), .ask(.person(id, ticket))]
    case .throwAway:
      throwAway(&scene)
      scene.notice = Notice("Thrown away.")
      return [.back]
    case .back: return leave(&scene)
    default: break
    }
    return []
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let shown = showsAllFields ? fields.count : 1
    guard row < shown else {
      let lines = list(scene)
      let place = row - (showsAllFields ? shown + 1 : shown)
      return lines.indices.contains(place) ? lines[place].key(at: column) : nil
    }
    let former = index
    if showsAllFields { index = row }
    guard index == former else {
      go(to: index)
      return nil
    }
    return field == .subject ? .enter : nil
  }

  private mutating func move(_ distance: Int) {
    go(to: (index + distance + fields.count) % fields.count)
  }

  private mutating func go(to index: Int) {
    self.index = index
    part = 0
    letters = ""
  }

  /// Whether it cannot go up without an answer here.
  private func isNeeded(_ field: FactsField) -> Bool {
    fields.contains(.conduct) && field.isNeeded
  }

  private func isAnswered(_ field: FactsField, _ scene: Scene) -> Bool {
    scene.drafts.composition.map(field.isAnswered) ?? true
  }

  /// Goes to what still wants an answer, or else on to the words.
  private mutating func goOn(_ scene: inout Scene) -> [Step] {
    if field == .subject { return openRoster(&scene) }
    func isWanted(_ index: Int) -> Bool {
      let field = fields[index]
      // Naming nobody by leaving it out is an answer, once one has passed it.
      return !isAnswered(field, scene)
        && (isNeeded(field) || (field == .subject && index > self.index))
    }
    let around = Array(index..<fields.count) + Array(0..<index)
    // What is asked for her sake comes when all else is there.
    let last = fields.firstIndex(of: .reported).flatMap { last in
      last > index && !isAnswered(.reported, scene) ? last : nil
    }
    guard let next = around.first(where: isWanted) ?? last else {
      if fields.contains(.conduct) || index == fields.count - 1 {
        return [.replace(scene.pageAfterFacts(isBrief: false))]
      }
      move(1)
      return []
    }
    if next == index || isNeeded(fields[next]) {
      scene.notice = Notice("“\(fields[next].label)” is needed: a digit chooses.")
    }
    go(to: next)
    return []
  }

  private mutating func openRoster(_ scene: inout Scene) -> [Step] {
    isChoosingSubject = true
    let page = AboutPage(ticket: scene.ticket())
    return [.open(page), .ask(.roster(page.ticket))]
  }

  private mutating func choose(_ key: Key, _ scene: inout Scene) -> [Step] {
    let list = DigitList(count: field.choices(scene).count, rows: listRows)
    guard case .character(let digit) = key, let offset = field.digits.firstIndex(of: digit),
      let number = list.choice(at: offset, part: part)
    else { return [] }
    return choose(number, &scene)
  }

  // MARK: First letters

  /// The choices that begin with some letters.
  private func choices(from letters: String, _ scene: Scene) -> [Int] {
    let typed = Folding.fold(letters)
    return field.choices(scene).enumerated()
      .filter { Folding.fold($0.element.label).starts(with: typed) }.map(\.offset)
  }

  func goesOnTyping(_ key: Key, _ scene: Scene) -> Bool {
    guard !letters.isEmpty, case .character(let letter) = key, letter.isLetter || letter == " "
    else { return false }
    return !choices(from: letters + String(letter), scene).isEmpty
  }

  /// Takes the first letters of a choice, as far as they are needed to tell it from the others.
  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    guard case .character(let letter) = key, letter.isLetter || letter == " " else { return [] }
    guard field != .subject else {
      scene.notice = Notice("Enter opens the roster; there you type the name.")
      return []
    }
    if !goesOnTyping(key, scene) { letters = "" }
    let typed = letters + String(letter)
    let matches = choices(from: typed, scene)
    switch matches.count {
    case 0:
      scene.notice = Notice("Nothing here begins so: a digit chooses.")
    case 1:
      letters = ""
      return choose(matches[0], &scene)
    default:
      letters = typed
      let labels = field.choices(scene)
      let named = matches.prefix(4).map { labels[$0].label }.joined(separator: ", ")
      scene.notice = Notice("\(typed)… \(named): another letter, or a digit.")
    }
    return []
  }

  private mutating func choose(_ number: Int, _ scene: inout Scene) -> [Step] {
    guard var composition = scene.drafts.composition, field != .subject else { return [] }
    if let problem = field.choose(number, in: &composition, scene.vocabulary) {
      scene.notice = Notice(problem)
    }
    scene.drafts.composition = composition
    switch field {
    case .advice: return []
    // Doors first, and silence where a case is open.
    case .conduct where composition.conduct == .mayBeACrime: return [.replace(CrimePage())]
    case .reported where composition.reported == .formally: return [.replace(CasePage())]
    default: break
    }
    let isComing = field == .when && composition.when == .coming
    if index < fields.count - 1 { move(1) }
    var steps: [Step] = []
    if field == .subject, composition.subject == nil, !composition.isAboutNobody {
      steps = openRoster(&scene)
    }
    // For what to come, before anything else.
    if isComing, let choice = ComingChoice(scene) { steps.append(.open(choice)) }
    return steps
  }

  // MARK: Lists

  /// Whether all fields have room above the list, or the open one alone.
  private var showsAllFields: Bool { bodyRows >= fields.count + 9 }

  private var listRows: Int { max(1, bodyRows - (showsAllFields ? fields.count + 1 : 1)) }

  /// The parts in which the list is shown.
  private func windows(_ scene: Scene) -> [Range<Int>] {
    DigitList(count: field.choices(scene).count, rows: listRows).parts
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    if isChoosingSubject {
      // The roster's page is gone again; with an answer, the form goes on.
      isChoosingSubject = false
      let composition = scene.drafts.composition
      if composition?.subject != nil || composition?.isAboutNobody == true { move(1) }
    }
    part = min(part, max(0, windows(scene).count - 1))
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let title = scene.drafts.composition?.title ?? ""
    let sealed = scene.standing.isSealed ? ", sealed to you" : ""
    let kept = scene.isNarrow ? "kept" : "kept as you type\(sealed)"
    return [Line(" \(title) · 1 of 3: the facts", right: kept, style: .strong)]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    var row = rows.lowerBound
    frame.cursor = Frame.Cursor(row: row, column: 0)
    for (index, field) in fields.enumerated() where showsAllFields || index == self.index {
      guard rows.contains(row) else { return }
      let isOpen = index == self.index
      let value = field.value(scene) ?? (isOpen ? "…" : "-\(field.aside)")
      let place = showsAllFields ? "" : "\(index + 1)/\(fields.count)"
      frame.draw(
        Line(
          " \(field.label.padded(to: 12))\(value)",
          right: place,
          style: isOpen ? .selected : .plain
        ),
        row: row,
        columns: scene.columns
      )
      if isOpen {
        frame.put("▌", row: row, column: 0, style: .selected)
        frame.cursor = Frame.Cursor(row: row, column: 1)
      }
      row += 1
    }
    if showsAllFields, rows.contains(row) {
      frame.rule(row: row, style: .dim)
      row += 1
    }
    let end = min(rows.upperBound, row + listRows)
    for (line, row) in zip(list(scene), row..<max(row, end)) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }

  private func list(_ scene: Scene) -> [Line] {
    if field == .subject {
      let who = "Enter opens the roster: names and nothing else. Only a tag will be shown."
      return Line.wrap(who, columns: scene.columns, indent: 2)
        + Line.wrap(
          "Nobody in particular is an answer too: a place, and what to do there.",
          columns: scene.columns,
          indent: 2
        )
    }
    let choices = field.choices(scene)
    let windows = windows(scene)
    let window = windows.indices.contains(part) ? windows[part] : 0..<0
    let width = choices.map(\.label.columnWidth).max() ?? 0
    var lines: [Line] = window.map { number in
      let choice = choices[number]
      let digit = field.digits[number % 10]
      let tick = choice.isTicked ? "x" : " "
      let hasDetail = !choice.detail.isEmpty && !scene.isNarrow
      let label = hasDetail ? choice.label.padded(to: width + 2) + choice.detail : choice.label
      return Line(" \(tick)\(digit) \(label)", style: choice.isTicked ? .strong : .plain)
        .pressing(.character(digit))
    }
    if windows.count > 1, !lines.isEmpty {
      lines[0].right = "\(part + 1) of \(windows.count), Space more"
    }
    let hints = field.hints(scene).filter { !$0.isEmpty }.flatMap {
      Line.wrap($0, columns: scene.columns, style: .dim)
    }
    if hints.isEmpty { return lines }
    if lines.count + 1 + hints.count <= listRows { lines.append(.blank) }
    return lines + hints.prefix(max(0, listRows - lines.count))
  }
}
