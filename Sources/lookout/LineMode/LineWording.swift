// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Text

/// Threads and posts in sentences, for an ear.
struct LineWording {
  let board: BoardState
  let vocabulary: Vocabulary
  let today: Day
  /// Whom the listener watches.
  var watched: Set<SubjectID> = []

  /// Where, what, about whom and when, each as a sentence.
  func headline(of row: ThreadRow) -> String {
    let occasion = board.occasion(of: row).map { vocabulary.label(ofOccasion: $0) }
    if row.state(on: today) == .setAside { return sentences([occasion ?? row.kind.rawValue]) }
    let kind = row.kind == .warning ? nil : row.kind.rawValue
    let subject = board.subject(of: row).map { subject in
      "about \(subject.tag)\(watched.contains(subject.id) ? ", whom you watch" : "")"
    }
    return sentences([kind, occasion, row.conduct?.label, subject, row.lastDay.label(on: today)])
  }

  /// A thread of a list.
  func listed(_ row: ThreadRow, _ text: RowText?) -> String {
    let gist: String
    if let advice = text?.advice, !advice.isEmpty {
      gist = toDo(advice)
    } else {
      gist = text.flatMap { $0.body.absence ?? $0.body.text.map(Sanitiser.line) } ?? ""
    }
    return [
      headline(of: row), gist, weight(of: row), "Reference \(row.id.reference).",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What stands above a thread's posts.
  func head(of row: ThreadRow, _ reading: ThreadReading) -> [String] {
    let standing: String? =
      switch row.state(on: today) {
      case .current: row.isClear(on: today) ? "its writer: it has stopped, as far as known" : nil
      case .disputed: "disputed: the person named has answered"
      case .ended: "its time has run out; nothing can be added"
      case .withdrawn: "taken back by its author; nothing can be added"
      case .setAside: BodyReading.setAsideLine
      case .merged:
        "merged into \(board.target(of: row.id).map { "\($0.reference)" } ?? "another"), about the "
          + "same; nothing can be added here"
      }
    if row.state(on: today) == .setAside { return [headline(of: row), sentences([standing])] }
    let locked =
      row.measures.contains(.locked)
      ? "no replies here for now" + (row.kind == .warning ? "; s still counts" : "") : nil
    let advice = reading.state.opening.advice
    let hasAdvice = !advice.isEmpty && !reading.state.isWithdrawn
    let facts = sentences([standing, locked, row.when?.label, row.basis?.label])
    return [
      headline(of: row), hasAdvice ? toDo(advice) : "",
      [facts, weight(of: row)].filter { !$0.isEmpty }.joined(separator: " "),
    ].filter { !$0.isEmpty }
  }

  /// A post: whose, when, the words.
  func post(_ message: Message, in reading: ThreadReading) -> [String] {
    var parts: [String]
    switch message.role {
    case .moderator: parts = [reading.name(of: message), "the person named has answered"]
    case .opening, .reply: parts = [reading.name(of: message)]
    }
    if reading.own.contains(message.author) { parts.append("you") }
    if message.role == .opening {
      let deed =
        reading.state.opening.kind == .question
        ? "asked" : "wrote the \(reading.state.opening.kind)"
      parts.append(message.body == .none ? "\(deed), without words" : deed)
    }
    if let target = message.replyTo.flatMap(reading.state.message), target.role != .opening,
      target.author != message.author
    {
      parts.append(
        "to \(target.role == .moderator ? "Moderator" : reading.name(of: target))")
    }
    if message.redacted != nil { parts.append("words cut by a moderator") }
    if let amended = message.amended { parts.append("amended \(amended.label(on: today))") }
    let tag = sentences([parts.joined(separator: ", "), message.day.label(on: today)])
    return [tag] + [message.body.text ?? message.body.absence].compactMap(\.self)
  }

  /// What to do, in the writer's order.
  func toDo(_ advice: [String]) -> String {
    "To do: \(advice.map { vocabulary.sentence(ofAdvice: $0) }.joined(separator: " "))"
  }

  /// How much stands behind a thread.
  private func weight(of row: ThreadRow) -> String {
    sentences([
      row.kind == .warning ? row.voices(on: today).label : nil,
      count(row.messageCount, "message"),
    ])
  }

  /// A number of things in words.
  func count(_ number: Int, _ thing: String, _ things: String? = nil) -> String {
    "\(number) \(number == 1 ? thing : things ?? thing + "s")"
  }

  /// Each part as a sentence.
  func sentences(_ parts: [String?]) -> String {
    parts.compactMap(\.self).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
      .joined(separator: " ")
  }
}
