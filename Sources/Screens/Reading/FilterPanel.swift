// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// The choice of what a list shows, below it: what there is of each sort, and how many threads.
struct FilterPanel {
  /// A choice: what it makes of the filter, or which list it opens.
  private enum Choice {
    case kind(ThreadKind), newOnly, conducts, occasions, bases
    case conduct(Conduct), occasion(String), basis(Basis)
  }

  private var title = " Show only"
  private var choices: [(choice: Choice, count: Int?)] = FilterPanel.sorts
  /// Which part of a long list is shown.
  private var part = 0

  private static let sorts: [(choice: Choice, count: Int?)] =
    ThreadKind.allCases.map { (.kind($0), nil) }
    + [(.conducts, nil), (.occasions, nil), (.bases, nil), (.newOnly, nil)]

  /// Whether this is the list of lists, from which one leaves.
  private var isFirst = true

  private func list(_ scene: Scene) -> DigitList {
    DigitList(count: choices.count, rows: scene.isLow ? max(1, scene.size.rows - 5) : 10)
  }

  /// Whether there is more than is shown.
  func hasMore(_ scene: Scene) -> Bool { list(scene).parts.count > 1 }

  /// Shows the next part of a long list.
  mutating func turn(_ scene: Scene) { part = (part + 1) % max(1, list(scene).parts.count) }

  /// Goes back to the list of lists; false where it is shown already.
  mutating func goBack() -> Bool {
    defer { self = FilterPanel() }
    return !isFirst
  }

  /// Takes a digit: a list opens, or the filter takes up a choice or drops it again.
  mutating func choose(
    _ key: Key, _ filter: inout ListFilter, among rows: [ThreadRow], _ scene: Scene
  ) {
    guard case .character(let digit) = key, let value = digit.wholeNumberValue,
      let number = list(scene).choice(at: (value + 9) % 10, part: part)
    else { return }
    func toggled<Value: Equatable>(_ value: Value, _ old: Value?) -> Value? {
      value == old ? nil : value
    }
    /// What the rest of the filter admits.
    func others<Value>(_ part: WritableKeyPath<ListFilter, Value?>) -> [ThreadRow] {
      var filter = filter
      filter[keyPath: part] = nil
      return rows.filter { filter.admits($0, scene) }
    }
    switch choices[number].choice {
    case .kind(let kind): filter.kind = toggled(kind, filter.kind)
    case .newOnly: filter.isUnreadOnly.toggle()
    case .conducts:
      open(" What sort", Conduct.allCases, { $0.conduct }, others(\.conduct)) { .conduct($0) }
      return
    case .occasions:
      let codes = scene.vocabulary.occasions.map(\.code)
      open(" Where", codes, scene.board.occasion(of:), others(\.occasion)) { .occasion($0) }
      return
    case .bases:
      open(" How the writer knows", Basis.allCases, { $0.basis }, others(\.basis)) { .basis($0) }
      return
    case .conduct(let conduct): filter.conduct = toggled(conduct, filter.conduct)
    case .occasion(let occasion): filter.occasion = toggled(occasion, filter.occasion)
    case .basis(let basis): filter.basis = toggled(basis, filter.basis)
    }
    self = FilterPanel()
  }

  /// Lists the values that some thread has.
  private mutating func open<Value: Hashable>(
    _ title: String, _ values: [Value], _ value: (ThreadRow) -> Value?, _ rows: [ThreadRow],
    _ choice: (Value) -> Choice
  ) {
    var counts: [Value: Int] = [:]
    for row in rows { if let value = value(row) { counts[value, default: 0] += 1 } }
    // What the vocabulary no longer knows is still on the board.
    let others = counts.keys.filter { !values.contains($0) }.map { (value: $0, name: "\($0)") }
    let known =
      values.filter { counts[$0] != nil } + others.sorted { $0.name < $1.name }.map(\.value)
    self.title = title
    isFirst = false
    choices = known.map { (choice($0), counts[$0]) }
    part = 0
  }

  // MARK: Drawing

  /// The list as lines.
  func lines(_ filter: ListFilter, _ scene: Scene) -> [Line] {
    let parts = list(scene).parts
    let shown = parts.indices.contains(part) ? parts[part] : 0..<0
    let more = parts.count > 1 ? "\(part + 1) of \(parts.count), Space more" : ""
    var lines = [Line(title, right: more, style: .strong).pressing(.character(" "))]
    if shown.isEmpty { lines.append(Line("  Nothing of that sort is on the board.")) }
    for number in shown {
      let (choice, count) = choices[number]
      let isTicked = isTicked(choice, filter)
      let digit = Character("\((number + 1) % 10)")
      lines.append(
        Line(
          " \(isTicked ? "x" : " ")\(digit) \(label(choice, filter, scene))",
          right: count.map { $0 == 1 ? "1 thread" : "\($0) threads" } ?? "",
          style: isTicked ? .strong : .plain
        ).pressing(.character(digit))
      )
    }
    return lines
  }

  private func isTicked(_ choice: Choice, _ filter: ListFilter) -> Bool {
    switch choice {
    case .kind(let kind): filter.kind == kind
    case .newOnly: filter.isUnreadOnly
    case .conducts: filter.conduct != nil
    case .occasions: filter.occasion != nil
    case .bases: filter.basis != nil
    case .conduct(let conduct): filter.conduct == conduct
    case .occasion(let occasion): filter.occasion == occasion
    case .basis(let basis): filter.basis == basis
    }
  }

  private func label(_ choice: Choice, _ filter: ListFilter, _ scene: Scene) -> String {
    switch choice {
    case .kind(let kind): return kind.plural
    case .newOnly: return "what is new to you"
    case .conducts: return "what sort: \(filter.conduct?.label ?? "any")"
    case .occasions:
      let label = filter.occasion.map { scene.vocabulary.label(ofOccasion: $0) }
      return "where: \(label ?? "anywhere")"
    case .bases: return "how the writer knows: \(filter.basis?.shortLabel ?? "any")"
    case .conduct(let conduct): return conduct.label
    case .occasion(let occasion): return scene.vocabulary.label(ofOccasion: occasion)
    case .basis(let basis): return scene.isNarrow ? basis.shortLabel : basis.label
    }
  }
}
