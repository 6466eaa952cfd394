// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Session
internal import Text

/// The moderators' queue, and one item of it, as text and as JSON.
///
/// The JSON's names are a promise. Office-holders are told by their tags alone.
struct QueueReport {
  private let board: BoardState
  private let vocabulary: Vocabulary
  private let today: Day

  init(_ session: Session) {
    board = session.board
    vocabulary = session.world.vocabulary
    today = session.today
  }

  // MARK: Text

  /// A line for each item, the most urgent first.
  func text(_ reading: QueueReading) -> String {
    let count = reading.items.count
    var lines = [
      count == 0
        ? "Nothing waits. You are Moderator \(reading.moderator)."
        : "\(count) to do, about \(reading.minutes) minutes. You are Moderator "
          + "\(reading.moderator); start at \((reading.start ?? 0) + 1)."
    ]
    lines += reading.items.enumerated().map { index, item in
      "\(index + 1)".filled(to: 4) + label(of: item).filled(to: 11)
        + detail(of: item).filled(to: 50)
        + " \(place(of: item))  \(item.id.event)"
    }
    if reading.sealedBefore > 0 {
      lines.append("\(reading.sealedBefore) more were sealed before you were a moderator.")
    }
    return lines.joined(separator: "\n")
  }

  /// One item, for whoever decides.
  func text(_ detail: QueueDetail) -> String {
    let item = detail.item
    var lines = ["\(label(of: item)): \(self.detail(of: item)) · \(place(of: item))", ""]
    if let opening = detail.opening { lines += sentence(of: opening) }
    if let tag = detail.tag { lines.append(tag) }
    if let former = detail.former {
      let (before, now) = headings(of: item)
      lines += ["  \(before):", "  \(former)", "  \(now):"]
    }
    if let text = detail.text { lines.append("  \(text)") }
    if !detail.sought.isEmpty {
      lines += ["", "The program looked for, and found:"]
      lines += detail.sought.map { sought in
        "  " + sought.matter.label.filled(to: 32)
          + (sought.found.isEmpty ? "nothing" : sought.found.joined(separator: "; "))
      }
    }
    if !detail.reasons.isEmpty {
      lines += ["", "lookout moderate approve, or reject --reason, one of:"]
      lines += detail.reasons.map { "  \($0.rawValue.filled(to: 28))\($0.label)" }
    }
    return lines.joined(separator: "\n")
  }

  /// What stands above the words that an item answers or changes, and above its own.
  private func headings(of item: QueueItem) -> (before: String, now: String) {
    switch item.matter {
    case .disputed: ("the warning", "the person named answers")
    case .answered: ("the question", "the answer")
    default: ("so far", "to be")
    }
  }

  private func sentence(of opening: Opening) -> [String] {
    let subject = opening.subject.flatMap { board.subject($0) }.map { "about \($0.tag)" }
    let facts: [String?] = [
      opening.occasion.map { vocabulary.label(ofOccasion: $0) }, opening.kind.rawValue,
      opening.conduct?.label, subject,
    ]
    let knowledge: [String?] = [opening.basis?.label, opening.when?.label]
    let advice = opening.advice.map { vocabulary.sentence(ofAdvice: $0) }
    return [
      facts.compactMap(\.self).joined(separator: " · "),
      knowledge.compactMap(\.self).joined(separator: " · "),
      advice.isEmpty ? "" : "TO DO   \(advice.joined(separator: " "))",
    ].filter { !$0.isEmpty }
  }

  private func label(of item: QueueItem) -> String {
    switch item.matter {
    case .suspension: "second"
    case .dataRequest: "data"
    case .reported: "report"
    case .disputed: "dispute"
    case .answered: "answer"
    case .held, .notice: code(of: item)
    }
  }

  private func detail(of item: QueueItem) -> String {
    switch item.matter {
    case .held(let held):
      if let reason = held.afterReason { return "second try, after \"\(reason.label)\"" }
      let what = held.isAmendment ? "a change" : held.isReply ? "a reply" : "\(held.kind.rawValue)"
      return held.isForTonight ? "\(what), for tonight" : "\(what), first to be read"
    case .reported(let reasons, let isUp):
      return reasons.map(\.label).joined(separator: ", ") + (isUp ? " · up now" : " · not up")
    case .disputed: return "the person named has answered"
    case .answered: return "a writer answers a question"
    case .suspension(let proposer, let reason, let isOwn):
      return isOwn
        ? "you propose to suspend (\(reason.label)); another decides"
        : "\(proposer) proposes to suspend (\(reason.label)); one more decides"
    case .notice(let answerBy): return "answer by \(answerBy.label(on: today))"
    case .dataRequest(let answerBy):
      let days = answerBy.number - today.number
      return "someone asks what we hold: \(days) day\(days == 1 ? "" : "s") left"
    }
  }

  private func place(of item: QueueItem) -> String {
    let occasion = item.occasion.map { vocabulary.label(ofOccasion: $0) }
    let isThere = item.thread.flatMap { board.row($0) } != nil
    let mark = isThere ? item.thread?.reference.description : item.day.label(on: today)
    return [occasion, mark].compactMap(\.self).joined(separator: " · ")
  }

  // MARK: JSON

  /// One object: the items in order, and where to start.
  func json(_ reading: QueueReading) -> JSONWriter {
    var json = JSONWriter(reserving: 256 + 320 * reading.items.count)
    json.beginObject()
    json.key("moderator")
    json.value(reading.moderator)
    json.key("minutes")
    json.value(reading.minutes)
    json.key("start")
    json.value(orNull: reading.start.map { reading.items[$0].id.event.description })
    json.key("sealed_before")
    json.value(reading.sealedBefore)
    json.key("items")
    json.beginArray()
    for item in reading.items {
      json.beginObject()
      write(item, to: &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json
  }

  /// One object: the item with all that is decided by.
  func json(_ detail: QueueDetail) -> JSONWriter {
    var json = JSONWriter(reserving: 1_024)
    json.beginObject()
    write(detail.item, to: &json)
    json.key("conduct")
    json.value(orNull: detail.opening?.conduct?.rawValue)
    json.key("basis")
    json.value(orNull: detail.opening?.basis?.rawValue)
    json.key("when")
    json.value(orNull: detail.opening?.when?.rawValue)
    json.key("advice")
    json.list(detail.opening?.advice ?? [])
    json.key("author")
    json.value(orNull: detail.tag)
    json.key("message")
    json.value(orNull: detail.message?.description)
    json.key("body")
    json.value(orNull: detail.text)
    json.key("former_body")
    json.value(orNull: detail.former)
    json.key("found")
    json.beginObject()
    for sought in detail.sought {
      json.key(sought.matter.code)
      json.list(sought.found)
    }
    json.endObject()
    json.key("twin")
    json.value(orNull: detail.twin?.description)
    json.key("reject_reasons")
    json.list(detail.reasons.map(\.rawValue))
    json.endObject()
    return json
  }

  private func write(_ item: QueueItem, to json: inout JSONWriter) {
    let thread = item.thread.flatMap { board.row($0) }?.id
    json.key("id")
    json.value(item.id.event.description)
    json.key("kind")
    json.value(code(of: item))
    json.key("day")
    json.value(item.day.description)
    json.key("thread")
    json.value(orNull: thread?.description)
    json.key("ref")
    json.value(orNull: thread?.reference.description)
    json.key("occasion")
    json.value(orNull: item.occasion)
    json.key("subject")
    json.value(orNull: item.subject.flatMap { board.subject($0)?.tag.description })
    switch item.matter {
    case .held(let held):
      json.key("post")
      json.value(held.kind.rawValue)
      json.key("reply")
      json.value(held.isReply)
      json.key("amendment")
      json.value(held.isAmendment)
      json.key("tonight")
      json.value(held.isForTonight)
      json.key("after")
      json.value(orNull: held.afterReason?.rawValue)
    case .reported(let reasons, let isUp):
      json.key("reasons")
      json.list(reasons.map(\.rawValue))
      json.key("up")
      json.value(isUp)
    case .suspension(let proposer, let reason, let isOwn):
      json.key("proposer")
      json.value(proposer)
      json.key("reason")
      json.value(reason.rawValue)
      json.key("own")
      json.value(isOwn)
    case .notice(let answerBy):
      json.key("answer_by")
      json.value(answerBy.description)
    case .dataRequest(let answerBy):
      json.key("answer_by")
      json.value(answerBy.description)
    case .disputed, .answered: break
    }
  }

  private func code(of item: QueueItem) -> String {
    switch item.matter {
    case .held: "held"
    case .reported: "report"
    case .disputed: "dispute"
    case .answered: "answer"
    case .suspension: "suspension"
    case .notice: "notice"
    case .dataRequest: "data-request"
    }
  }
}

extension Sought.Matter {
  fileprivate var label: String {
    switch self {
    case .conduct: "what was done, or to do"
    case .privateLife: "private life, health, family"
    case .verdict: "a verdict or a threat"
    case .whoWasHarmed: "who was harmed"
    case .whoWrote: "who wrote it"
    case .twin: "already up"
    }
  }

  fileprivate var code: StaticString {
    switch self {
    case .conduct: "conduct"
    case .privateLife: "private_life"
    case .verdict: "verdict"
    case .whoWasHarmed: "who_was_harmed"
    case .whoWrote: "who_wrote"
    case .twin: "already_up"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func list(_ words: [String]) {
    beginArray()
    for word in words { value(word) }
    endArray()
  }
}
