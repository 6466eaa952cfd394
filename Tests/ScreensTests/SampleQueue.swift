// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes

/// What waits for the moderators of the demo board: one of every kind, in the order of their urgency.
extension SampleBoard {
  static func queued() -> SampleBoard {
    let board = demo()
    _ = try? board.perform(
      .setPolicy(Policy(publication: .open, hours: [13, 18])), by: 0, ago: 9)
    let monday = today.advanced(by: 4)
    let ten = today.advanced(by: 22)
    func id(_ number: UInt8) -> EventID { SampleBoard.queueID(number) }
    func post(_ index: Int, _ message: Int = 0) -> EventID {
      board.thread(board[index])?.messages[message].id ?? .unsent
    }
    let tonight = QueueItem.Held(kind: .warning, isForTonight: true)
    let items = [
      QueueItem(
        id: .submission(id(1)),
        matter: .notice(answerBy: Moment(day: monday, secondOfDay: 13 * 3_600, offset: 0)),
        day: today.advanced(by: -1), thread: board[3], occasion: "lift", subject: board.person(2)),
      QueueItem(
        id: .reports(post(6, 1)), matter: .reported([.identifiesHarmedPerson], isUp: true),
        day: today, thread: board[6], occasion: "taxi", subject: board.person(0)),
      QueueItem(
        id: .submission(id(2)), matter: .held(tonight), day: today, occasion: "drinks",
        subject: board.person(1)),
      QueueItem(
        id: .submission(id(3)), matter: .held(tonight), day: today, occasion: "taxi",
        subject: board.person(0)),
      QueueItem(
        id: .dispute(post(0, 1)), matter: .disputed, day: today, thread: board[0],
        occasion: "surgery", subject: board.person(4)),
      QueueItem(
        id: .submission(id(4)),
        matter: .suspension(proposer: "Spruce", .flooding, isOwn: false), day: today,
        thread: board[2]),
      QueueItem(
        id: .submission(id(5)), matter: .held(QueueItem.Held(kind: .warning)), day: today,
        occasion: "interview", subject: board.person(3)),
      QueueItem(
        id: .submission(id(6)), matter: .held(QueueItem.Held(kind: .warning, isReply: true)),
        day: today.advanced(by: -1), thread: board[5], occasion: "drinks",
        subject: board.person(1)),
      QueueItem(
        id: .submission(id(7)),
        matter: .held(QueueItem.Held(kind: .warning, afterReason: .noConductStated)),
        day: today.advanced(by: -1), occasion: "office"),
      QueueItem(
        id: .submission(id(8)),
        matter: .held(QueueItem.Held(kind: .warning, isAmendment: true)), day: today,
        thread: board[2], occasion: "interview", subject: board.person(3)),
      QueueItem(
        id: .submission(id(9)), matter: .answered, day: today, thread: board[6],
        occasion: "taxi", subject: board.person(0)),
      QueueItem(id: .submission(id(10)), matter: .dataRequest(answerBy: ten), day: today),
    ]
    board.queue = QueueReading(items: items, start: 0, moderator: "Larch", sealedBefore: 0)
    for item in items { board.queueDetails[item.id] = board.detail(of: item) }
    return board
  }

  static func queueID(_ number: UInt8) -> EventID {
    Bytes16([0x51] + Array(repeating: number, count: 15)).map { EventID($0) } ?? .unsent
  }

  private func person(_ index: Int) -> SubjectID { roster[index].id }

  private func detail(of item: QueueItem) -> QueueDetail {
    let thread = item.thread.flatMap(thread)
    switch item.matter {
    case .held(let held) where held.isAmendment:
      return QueueDetail(
        item: item, opening: thread?.opening, text: "Ask for a second person in the room.",
        tag: "Quarry Twite", message: thread?.messages[0].id,
        former: thread?.messages[0].body.text, sought: SampleBoard.sought,
        reasons: ModerationReason.turningDown)
    case .held(let held):
      let opening =
        thread?.opening
        ?? Opening(
          kind: .warning, conduct: .unprofessional, basis: .firstHand, occasion: item.occasion,
          when: .thisWeek, subject: item.subject, advice: ["hold-your-own-drink"])
      return QueueDetail(
        item: item, opening: opening,
        text: held.isReply
          ? "The same the week before; I left."
          : "He kept topping up my glass after I had said no.",
        tag: "Copper Siskin", message: item.id.event, sought: SampleBoard.sought,
        twin: item.occasion == "drinks" && !held.isReply ? self[5] : nil,
        reasons: ModerationReason.turningDown)
    case .disputed:
      return QueueDetail(
        item: item, opening: thread?.opening, text: thread?.messages[1].body.text,
        message: thread?.messages[1].id, former: thread?.messages[0].body.text)
    case .answered:
      return QueueDetail(
        item: item, opening: thread?.opening, text: "It was the rank by the bridge.",
        tag: "Harbour Whimbrel", former: "Which rank do you mean?")
    case .reported:
      return QueueDetail(
        item: item, opening: thread?.opening, text: thread?.messages[1].body.text,
        tag: "Harbour Whimbrel", message: thread?.messages[1].id, sought: SampleBoard.sought)
    case .suspension:
      return QueueDetail(
        item: item, opening: thread?.opening, text: thread?.messages[0].body.text,
        tag: "Quarry Twite", message: thread?.messages[0].id)
    case .notice:
      return QueueDetail(
        item: item, opening: thread?.opening, text: "What is written about the lift is untrue.",
        former: thread?.messages[0].body.text)
    case .dataRequest:
      return QueueDetail(item: item, text: "By post, on the first of the month; file 7.")
    }
  }

  private static let sought = [
    Sought(.conduct, found: ["topping up"]), Sought(.privateLife, found: []),
    Sought(.verdict, found: []), Sought(.whoWasHarmed, found: []),
    Sought(.whoWrote, found: ["first-hand", "this week", "one evening"]),
    Sought(.twin, found: ["one like it in Oct, other words"]),
  ]

  /// Takes an item off the queue, as a session would once its decision is durable.
  func settle(_ event: EventID, _ verdict: Verdict) {
    guard queue.items.contains(where: { $0.id.event == event }) else { return }
    decided.append((event, verdict))
    takeOff(event)
  }

  /// Another moderator was first.
  func takeOff(_ event: EventID) {
    let items = queue.items.filter { $0.id.event != event }
    queueDetails = queueDetails.filter { $0.key.event != event }
    queue = QueueReading(
      items: items, start: items.isEmpty ? nil : 0, moderator: queue.moderator,
      sealedBefore: queue.sealedBefore)
  }

  /// What member 0 sent to the moderators: one that waits, and one that was turned down.
  func sendToModerators(_ kept: inout PrivateState) {
    let opening = Opening(
      kind: .warning, conduct: .unprofessional, basis: .firstHand, occasion: "drinks",
      when: .thisWeek, subject: person(1), advice: ["hold-your-own-drink"])
    let words = [
      "Her researcher from the second floor told me on Tuesday.",
      "The late ones stay for a nightcap.",
    ]
    let openings = [opening, Opening(kind: .question, occasion: "messages")]
    for (number, text) in words.enumerated() {
      let submission = SampleBoard.queueID(UInt8(100 + number))
      let thread = ThreadID(opening: SampleBoard.queueID(UInt8(110 + number)))
      let id = DraftID(SampleBoard.queueID(UInt8(120 + number)).value)
      let draft = KeptDraft(
        id: id, purpose: .new(openings[number], isAboutNobody: number == 1), text: text,
        day: SampleBoard.today, isOpen: false,
        held: KeptDraft.Held(submission: submission, thread: thread))
      kept.apply(.keepDraft(draft))
      pending.append(
        PendingPost(
          id: submission, day: SampleBoard.today, opening: openings[number], thread: thread,
          draft: id, verdict: number == 0 ? .turnedDown(.identifiesHarmedPerson) : nil))
    }
  }
}
