// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// The choice of what a list shows, and in which order, below it: what there is of each sort, and how
/// many threads.
///
/// Of whom threads are about, only the one on the selected row can be chosen: a list of all who are
/// warned about is what this board never gives.
struct FilterPanel {
  /// A choice: what it makes of the filter, or which list it opens.
  private enum Choice {
    case kind(ThreadKind), newOnly, conducts, occasions, bases, whens, watchedOnly, orders, subject
    case conduct(Conduct), occasion(String), basis(Basis), when(When), order(ListOrder)
  }

  /// Whom the selected thread is about.
  private let subject: SubjectRow?
  private var title = " Show only"
  private var choices: [(choice: Choice, count: Int?)] = FilterPanel.sorts
  /// Which part of a long list is shown.
  private var part = 0

  private static let sorts: [(choice: Choice, count: Int?)] =
    ThreadKind.allCases.map { (.kind($0), nil) }
    + [(.conducts, nil), (.occasions, nil), (.bases, nil), (.newOnly, nil), (.whens, nil)]
    + [(.watchedOnly, nil), (.orders, nil)]

  init(about subject: SubjectRow?) {
    self.subject = subject
    if subject != nil { choices.append((.subject, nil)) }
  }

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
    defer { self = FilterPanel(about: subject) }
    return !isFirst
  }

  /// Takes a digit: a list opens, or the filter takes up a choice or drops it again.
  mutating func choose(
    _ key: Key, _ filter: inout ListFilter, among rows: some Sequence<ThreadRow>, _ scene: Scene
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
    case .watchedOnly: filter.isWatchedOnly.toggle()
    case .subject: filter.subject = filter.subject == subject?.id ? nil : subject?.id
    case .orders:
      title = " In which order"
      isFirst = false
      choices = ListOrder.allCases.map { (.order($0), nil) }
      part = 0
      return
    case .whens:
      open(" When it was", When.allCases, { $0.when }, others(\.when)) { .when($0) }
      return
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
    case .when(let when): filter.when = toggled(when, filter.when)
    case .order(let order): filter.order = order
    }
    self = FilterPanel(about: subject)
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
    case .whens: filter.when != nil
    case .when(let when): filter.when == when
    case .watchedOnly: filter.isWatchedOnly
    case .subject: filter.subject != nil && filter.subject == subject?.id
    case .orders: filter.order != .newest
    case .order(let order): filter.order == order
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
    case .whens: return "when: \(filter.when?.label ?? "any time")"
    case .when(let when): return when.label
    case .watchedOnly: return "about those you watch"
    case .subject: return "about \(subject.map { "\($0.tag)" } ?? "nobody")"
    case .orders: return "order: \(filter.order.label)"
    case .order(let order): return order.label
    case .conduct(let conduct): return conduct.label
    case .occasion(let occasion): return scene.vocabulary.label(ofOccasion: occasion)
    case .basis(let basis): return scene.isNarrow ? basis.shortLabel : basis.label
    }
  }
}
