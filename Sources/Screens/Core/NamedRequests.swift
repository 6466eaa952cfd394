// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// The requests whose names begin as typed, for the line that runs any of them.
struct NamedRequests {
  /// A request, and why it cannot be done now; nil where it can.
  struct Entry {
    let row: RequestRow
    let refusal: String?
  }

  /// The number that was typed first: how often, or which row; nil where there is none.
  let number: Int?
  /// The rest of what was typed, as names are written.
  let typed: String
  /// What can be done now first, then what cannot, in the order of the table.
  let entries: [Entry]

  /// The typed text, as far as all entries go on alike.
  var completion: String {
    let lead = number.map { "\($0) " } ?? ""
    guard let first = entries.first?.row.name else { return lead + typed }
    return lead
      + entries.dropFirst().reduce(first) { common, entry in
        String(zip(common, entry.row.name).prefix { $0 == $1 }.map(\.0))
      }
  }

  /// The one that is meant: named in full, or the only one that can be done, or the only one.
  var meant: Entry? {
    if let exact = entries.first(where: { $0.row.name == typed }) { return exact }
    guard !typed.isEmpty else { return nil }
    let possible = entries.filter { $0.refusal == nil }
    return possible.count == 1 ? possible[0] : entries.count == 1 ? entries[0] : nil
  }
}

extension App {
  /// The requests whose names begin as typed; with nothing typed, those of this page.
  func namedRequests(by text: String) -> NamedRequests {
    let digits = text.trimmed.prefix { $0.isASCII && $0.isWholeNumber }
    let typed = String(text.trimmed.dropFirst(digits.count)).trimmed.lowercased()
      .replacing(" ", with: "-")
    let page = top.page
    var entries: [NamedRequests.Entry] = []
    var seen: Set<Request> = []
    // In a thread a moderator asks for what has no key.
    let own = page == .thread ? RequestTable.ownRows(of: page) : []
    for request in (own + RequestTable.rows).map(\.request) where seen.insert(request).inserted {
      guard let row = RequestTable.row(of: request, on: page), row.isNamed,
        scene.standing.isModerator || !row.isForModerators, row.name.hasPrefix(typed)
      else { continue }
      let isHere = row.pages.contains(page)
      guard isHere || !typed.isEmpty else { continue }
      // A number is for what moves.
      guard digits.isEmpty || row.isRepeated else { continue }
      let elsewhere = RequestTable.place(of: request).map { "Only \($0)." } ?? "Not here."
      entries.append(
        NamedRequests.Entry(row: row, refusal: isHere ? refusalBelow(of: request) : elsewhere)
      )
    }
    return NamedRequests(
      number: digits.isEmpty ? nil : min(Int(digits) ?? App.mostTimes, App.mostTimes),
      typed: typed,
      entries: entries.filter { $0.refusal == nil } + entries.filter { $0.refusal != nil }
    )
  }

  /// The largest number that is taken: more would be a slip.
  private static let mostTimes = 99_999

  /// Goes to a row by its number, or does the request of a name; while several begin so, they stay in sight.
  mutating func performNamed(_ text: String) -> [Effect] {
    let named = namedRequests(by: text)
    if named.typed.isEmpty {
      prompt = nil
      if let number = named.number, !stack[stack.count - 1].go(toRow: max(1, number), scene) {
        scene.notice = Notice("There are no rows here to go to.")
      }
      return []
    }
    guard let entry = named.meant else { return [] }
    prompt = nil
    if let refusal = entry.refusal {
      scene.notice = Notice("“\(entry.row.name)”: \(refusal)")
      return []
    }
    // More steps than a list has rows would only take time.
    return perform(entry.row, entry.row.keys.first ?? .enter, times: min(named.number ?? 1, 999))
  }

  /// What matches, above the line that is typed.
  func nameLines(for typed: String) -> [Line] {
    let named = namedRequests(by: typed)
    if let number = named.number, named.typed.isEmpty {
      let text = "Enter goes to row \(number); a name after it repeats, as :\(number) down does."
      return Line.wrap(text, columns: scene.columns)
    }
    guard !named.entries.isEmpty else {
      let text = "No request is called that. Esc leaves this line."
      return Line.wrap(text, columns: scene.columns, style: .dim)
    }
    // A moderator's acts have no keys but these names: more of them are worth more than the post.
    let isActing = top.page == .thread && scene.standing.isModerator
    let room = scene.isLow ? isActing ? max(5, scene.size.rows - 5) : 5 : isActing ? 11 : 9
    let isCut = named.entries.count > room
    var lines = named.entries.prefix(isCut ? room - 1 : room).map { entry in
      let row = entry.row
      let lead = " " + row.name.padded(to: scene.isNarrow ? 14 : 16)
      // Why not is worth more than the key, and a name is no key of itself.
      let isBare = row.keys.isEmpty || scene.isNarrow && entry.refusal != nil
      let keys = isBare ? "" : row.shown.padded(to: 8)
      let help =
        scene.isNarrow && !row.keys.isEmpty ? "" : row.help.isEmpty ? row.label : row.help
      return Line(
        lead + keys + (entry.refusal ?? help),
        style: entry.refusal == nil ? .plain : .dim
      )
    }
    if isCut {
      lines.append(Line(" and \(named.entries.count - lines.count) more", style: .dim))
    }
    return lines
  }
}

extension String {
  /// The text without blanks at either end.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
