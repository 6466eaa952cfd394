// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Canvas
internal import Session
internal import Text

/// Threads as text and as JSON, for `list` and `show`.
///
/// The JSON's names are a promise.
struct ThreadReport {
  private let board: BoardState
  private let vocabulary: Vocabulary
  private let today: Day
  private static let columns = 80
  /// The longest preview in JSON, in characters.
  private static let previewLength = 120

  /// Reports on a session's board as it stands.
  init(_ session: Session) {
    board = session.board
    vocabulary = session.world.vocabulary
    today = session.today
  }

  // MARK: Text

  /// A thread in two lines: what and about whom; what to do, and how much stands behind it.
  func text(_ row: ThreadRow, _ text: RowText?) -> String {
    let count = "\(row.messageCount) post\(row.messageCount == 1 ? "" : "s")"
    let voices = row.kind == .warning ? row.voices(on: today).label : nil
    let weight = [allClear(of: row), voices, count].compactMap(\.self).joined(separator: " · ")
    return """
      \(spread("\(row.id.reference)  \(title(of: row))", row.lastDay.label(on: today)))
      \(spread("      \(preview(of: text) ?? "")", weight))
      """
  }

  /// A whole thread.
  func text(_ row: ThreadRow, _ reading: ThreadReading) -> String {
    var lines = [spread(title(of: row), "\(row.id.reference) · \(row.state(on: today).rawValue)")]
    if row.state(on: today) == .setAside {
      return (lines + ["", BodyReading.setAsideLine]).joined(separator: "\n")
    }
    if let target = board.target(of: row.id) {
      lines.append("Merged into \(target.reference), about the same.")
    }
    if row.measures.contains(.locked) {
      lines.append(
        "No replies here for now." + (row.kind == .warning ? " Same here still counts." : ""))
    }
    if row.kind == .warning {
      lines.append(
        [row.when?.label, row.basis?.label, row.voices(on: today).label]
          .compactMap(\.self).joined(separator: " · "))
      if let clear = allClear(of: row) { lines.append(clear) }
    }
    let advice = reading.state.opening.advice.map { vocabulary.sentence(ofAdvice: $0) }
    if !advice.isEmpty { lines += ["", "TO DO   \(advice.joined(separator: " "))"] }
    for message in reading.state.messages {
      lines += ["", spread(heading(of: message, in: reading), message.day.label(on: today))]
      let body = message.body.text ?? message.body.absence
      if let body {
        lines += Wrapping.wrap(body, columns: ThreadReport.columns - 4).map { "  \($0)" }
      }
      lines.append("  \(message.id)")
    }
    lines += ["", "A colleague's word, not a finding. Tags are for this thread only."]
    return lines.joined(separator: "\n")
  }

  /// What and about whom, such as `taxi · situation to avoid · about Basalt 17`.
  func title(of row: ThreadRow) -> String {
    var parts: [String] = []
    let occasion = board.occasion(of: row).map { vocabulary.label(ofOccasion: $0) }
    if row.state(on: today) == .setAside { return occasion ?? row.kind.rawValue }
    if row.kind != .warning { parts.append(row.kind.rawValue) }
    parts += [occasion, row.conduct?.label].compactMap(\.self)
    if let subject = board.subject(of: row) { parts.append("about \(subject.tag)") }
    if row.state(on: today) == .disputed { parts.append("disputed") }
    if row.measures.contains(.pinned) { parts.append("pinned") }
    return parts.joined(separator: " · ")
  }

  /// That its writer says that it has stopped; nil where she does not.
  private func allClear(of row: ThreadRow) -> String? {
    row.isClear(on: today) && row.state(on: today).isShown
      ? "its writer: it has stopped, as far as known" : nil
  }

  private func heading(of message: Message, in reading: ThreadReading) -> String {
    var parts = [reading.name(of: message)]
    if reading.own.contains(message.author) { parts.append("you") }
    if message.role == .moderator { parts.append("the person named has answered") }
    if message.role == .opening { parts.append("wrote the \(reading.state.opening.kind.rawValue)") }
    if message.redacted != nil { parts.append("words cut by a moderator") }
    if message.amended != nil { parts.append("amended") }
    return parts.joined(separator: " · ")
  }

  /// The advice as sentences, or else the first line of the words.
  private func preview(of text: RowText?) -> String? {
    guard let text else { return nil }
    if !text.advice.isEmpty {
      return text.advice.map { vocabulary.sentence(ofAdvice: $0) }.joined(separator: " ")
    }
    return text.body.text?.split(separator: "\n").first.map(String.init) ?? text.body.absence
  }

  /// Two texts at the ends of a line; the left one gives way.
  private func spread(_ left: String, _ right: String) -> String {
    let room = ThreadReport.columns - right.columnWidth - 1
    var kept = left
    if kept.columnWidth > room {
      while kept.columnWidth >= room, !kept.isEmpty { kept.removeLast() }
      kept += "…"
    }
    return kept + String(repeating: " ", count: max(1, room + 1 - kept.columnWidth)) + right
  }

  // MARK: JSON

  /// `list --json`.
  func json(_ rows: [(row: ThreadRow, text: RowText?)]) -> JSONWriter {
    var json = JSONWriter(reserving: rows.count * 512)
    write(rows, to: &json)
    return json
  }

  /// Threads as an array.
  func write(_ rows: [(row: ThreadRow, text: RowText?)], to json: inout JSONWriter) {
    json.beginArray()
    for (row, text) in rows { write(row, text, to: &json) }
    json.endArray()
  }

  /// `show --json`.
  func json(_ row: ThreadRow, _ text: RowText?, _ reading: ThreadReading) -> JSONWriter {
    var json = JSONWriter(reserving: reading.state.messages.count * 512)
    json.beginObject()
    json.key("thread")
    write(row, text, to: &json)
    json.key("messages")
    json.beginArray()
    let isShown = row.state(on: today) != .setAside
    for message in reading.state.messages where isShown {
      json.beginObject()
      json.key("id")
      json.value(message.id.description)
      json.key("author")
      json.value(reading.name(of: message))
      json.key("day")
      json.value(message.day.description)
      json.key("body")
      json.value(orNull: message.body.text)
      json.key("state")
      json.value(message.stateWord)
      json.key("role")
      json.value(message.role.code)
      json.key("reply_to")
      json.value(orNull: message.replyTo?.description)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json
  }

  /// What is set aside tells where it is and nothing more.
  private func write(_ row: ThreadRow, _ given: RowText?, to json: inout JSONWriter) {
    let isShown = row.state(on: today) != .setAside
    let text = isShown ? given : nil
    json.beginObject()
    json.key("thread")
    json.value(row.id.description)
    json.key("ref")
    json.value(row.id.reference.description)
    json.key("kind")
    json.value(row.kind.rawValue)
    json.key("conduct")
    json.value(orNull: isShown ? row.conduct?.rawValue : nil)
    json.key("basis")
    json.value(orNull: isShown ? row.basis?.rawValue : nil)
    json.key("occasion")
    json.value(orNull: board.occasion(of: row))
    json.key("when")
    json.value(orNull: isShown ? row.when?.rawValue : nil)
    json.key("upcoming")
    json.value(orNull: isShown ? board.upcoming(of: row)?.id.description : nil)
    json.key("subject")
    json.value(orNull: isShown ? board.subject(of: row)?.tag.description : nil)
    json.key("state")
    json.value(row.state(on: today).rawValue)
    json.key("locked")
    json.value(row.measures.contains(.locked))
    json.key("pinned")
    json.value(row.measures.contains(.pinned))
    json.key("merged_into")
    json.value(orNull: isShown ? board.target(of: row.id)?.description : nil)
    json.key("all_clear")
    json.value(isShown && row.isClear(on: today))
    json.key("messages")
    json.value(row.messageCount)
    json.key("voices")
    json.value(
      orNull: row.kind == .warning && isShown ? row.voices(on: today).rawValue : nil)
    json.key("last_day")
    json.value(row.lastDay.description)
    json.key("author")
    json.value(orNull: text?.author)
    json.key("preview")
    json.value(orNull: preview(of: text).map { String($0.prefix(ThreadReport.previewLength)) })
    json.endObject()
  }
}

extension BodyReading {
  /// What is told where there are no words; nil where there never were any.
  var absence: String? {
    switch self {
    case .text, .none: nil
    case .withdrawn: "Taken back by its author."
    case .setAside: BodyReading.setAsideLine
    case .erased: "The words are gone."
    case .damaged: "The stored words are not what was written."
    case .forged: "Not shown: nobody signed it under the tag it names."
    }
  }
}

extension BodyReading {
  /// What is said of everything that is set aside, whatever for.
  static let setAsideLine =
    "Set aside for now. We never say why, so that nothing can be read into it."
}

extension Message.Role {
  /// The word in JSON for what a post is in its thread.
  fileprivate var code: String {
    switch self {
    case .opening: "opening"
    case .reply: "reply"
    case .moderator: "dispute"
    }
  }
}

extension Message {
  /// The word in JSON for how a post stands.
  fileprivate var stateWord: String {
    switch body {
    case .text, .none: redacted != nil ? "redacted" : amended == nil ? "current" : "amended"
    case .setAside: "set-aside"
    case .withdrawn: "withdrawn"
    case .erased: "erased"
    case .damaged: "damaged"
    case .forged: "forged"
    }
  }
}

extension JSONWriter {
  /// Writes a string, or `null`.
  mutating func value(orNull text: String?) {
    if let text { value(text) } else { null() }
  }
}
