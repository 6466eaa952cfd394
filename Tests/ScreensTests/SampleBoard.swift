// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Board
import Bytes
import Foundation
import TestKit
import Text

/// A board in memory, made by the real decider and the real folds, with members who are numbers.
final class SampleBoard {
  struct Entry {
    let event: Event
    var body: BodyReading
    let once: Bytes16?
  }

  private(set) var state = BoardState()
  private(set) var entries: [Entry] = []
  private var notes: [EventID: Note] = [:]
  /// What moderators called occasions and say of routes.
  private var words: [EventID: String] = [:]
  private var mail: [ReceivedMail] = []
  private(set) var roster: [RosterEntry] = []
  private var surroundings: Surroundings
  /// What waits for moderators; nothing is sealed here, so that it is given.
  var queue = QueueReading(items: [], start: nil, moderator: "Larch", sealedBefore: 0)
  var queueDetails: [QueueItem.ID: QueueDetail] = [:]
  /// What was decided on it, in order.
  var decided: [(EventID, Verdict)] = []
  /// What a member sent to the moderators.
  var pending: [PendingPost] = []
  /// Whether moderators read first what is posted next.
  var isHolding = false
  /// Whose signatures do not hold.
  private var forged: Set<EventID> = []

  static let today = Day(year: 2026, month: 11, day: 19)
  static let founder = AuthorKey(Bytes32(Array(repeating: 0xF0, count: 32)) ?? .zero)
  static let birds = [
    "Linen Dunlin", "Harbour Whimbrel", "Paper Plover", "Copper Siskin", "Velvet Knot",
    "Quarry Twite", "Lantern Avocet", "Marble Bittern",
  ]
  /// What publishing takes out of a text: a few words, as the real anonymiser would.
  static func anonymise(_ text: String, keeping kept: Set<String> = []) -> AnonymiseReport {
    let known: [(String, FindingKind, String, String, Bool)] = [
      ("x4801", .phone, "[number]", "a number leads to one person.", false),
      ("her researcher", .descriptor, "a colleague", "about five people fit.", false),
      ("the Gatherum reception", .place, "a reception", "the guest list is known.", false),
      ("on Thursday 12th", .date, "this month", "the day tells who was there.", false),
      ("Mr Melmotte", .subject, "Quartz 03", "a Member's name.", false),
      ("May", .person, "[name]", "could be a name.", true),
    ]
    var places: [(Range<String.Index>, (String, FindingKind, String, String, Bool))] = []
    for word in known where !(word.4 && kept.contains(word.0)) {
      places += text.ranges(of: word.0).map { ($0, word) }
    }
    var output = ""
    var findings: [Finding] = []
    var index = text.startIndex
    for (range, word) in places.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
      output += text[index..<range.lowerBound] + word.2
      index = range.upperBound
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      let end = text.unicodeScalars.distance(from: text.startIndex, to: range.upperBound)
      findings.append(
        Finding(
          kind: word.1, start: start, end: end, replacement: word.2, reason: word.3,
          isKeepable: word.4))
    }
    return AnonymiseReport(text: output + text[index...], findings: findings, hints: [])
  }

  private static let evenings: [String: Evening] = [
    "drinks": .drinks, "reception": .drinks, "lift": .wayHome, "taxi": .wayHome,
    "train": .wayHome, "late-office": .lateInTheOffice, "corridor": .lateInTheOffice,
  ]

  static let vocabulary = Vocabulary(
    occasions: [
      ("office", "office"), ("drinks", "drinks"), ("lift", "lift"), ("taxi", "taxi"),
      ("messages", "messages"), ("reception", "reception"), ("conference", "conference"),
      ("late-office", "late office"), ("train", "train"), ("interview", "interview"),
      ("corridor", "corridor"), ("canteen", "canteen"), ("surgery", "surgery"),
    ].map { Vocabulary.Occasion(code: $0.0, label: $0.1, evening: evenings[$0.0]) },
    advice: [
      ("go-in-pairs", "Go in pairs."), ("do-not-share-a-car", "Do not share a car."),
      ("keep-the-door-open", "Keep the door open."),
      ("meet-in-a-public-room", "Meet in a public room."),
      ("decline-the-nightcap", "Decline the nightcap."),
      ("use-the-office-phone", "Use the office phone."),
      ("keep-the-messages", "Keep the messages."), ("leave-with-others", "Leave with others."),
      ("tell-someone-where-you-are", "Tell someone where you are."),
      ("book-your-own-car", "Book your own car."),
      ("take-the-stairs", "Take the stairs, or get in with someone."),
      ("hold-your-own-drink", "Hold your own drink."),
      ("ask-for-a-second-person", "You may decline; ask for a second person."),
      ("prop-the-inner-door-open", "Prop the inner door open."),
    ].map { code, sentence in
      let words = sentence.dropLast().split(separator: ";")[0].lowercased()
      return Vocabulary.Advice(code: code, label: words, sentence: sentence)
    },
    turning: turning
  )

  /// The turning rules that the program carries.
  private static let turning: TurningRules = {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Resources/turning.json")
    return (try? TurningRules(Array(Data(contentsOf: file)))) ?? .none
  }()

  init(seed: UInt64 = 7) {
    surroundings = Surroundings(
      today: SampleBoard.today,
      vocabulary: SampleBoard.vocabulary,
      stones: ["Basalt", "Granite", "Quartz", "Shale", "Dolerite"],
      mask: { SampleBoard.anonymise($0).text },
      random: SeededRandom(seed: seed)
    )
  }

  /// The board of the picture book.
  static func demo() -> SampleBoard {
    let board = SampleBoard()
    let people = [
      ("Augustus Melmotte", "Percycross", "Old Tory"),
      ("Nathaniel Sowerby", "Chaldicotes", "Whig-Liberal"),
      ("Frank Greystock", "Bobsborough", "Old Tory"),
      ("Gustavus Moffat", "East Barsetshire", "Old Tory"),
      ("Philip Debarry", "Treby Magna", "Old Tory"),
      ("Roger Scatcherd", "Barchester", "Radical"),
      ("Undecimus Scott", "Tillietudlem", "Whig-Liberal"),
    ]
    for (number, person) in people.enumerated() {
      board.enrol(
        RosterEntry(
          id: SubjectID("uk.org.publicwhip/person/99000\(number)"),
          name: person.0,
          house: .commons,
          seat: person.1,
          party: person.2
        )
      )
    }
    board.warn(
      4,
      ago: 40,
      .unprofessional,
      .firstHand,
      "surgery",
      .thisMonth,
      about: 4,
      ["prop-the-inner-door-open"],
      "At Saturday surgeries the inner door is closed. Prop it open with the box files."
    )
    board.dispute(0, ago: 20, "The door is closed for constituents' privacy and will be kept ajar.")
    board.open(
      3,
      ago: 5,
      Opening(kind: .advice, occasion: "drinks", advice: ["leave-with-others"]),
      "Agree a leaving time with someone and text when home."
    )
    board.warn(
      5,
      ago: 4,
      .misuseOfPosition,
      .toldBySeveral,
      "interview",
      .thisParliament,
      about: 3,
      ["ask-for-a-second-person"],
      "Interview questions about boyfriends. You may decline; ask for a second person in the room."
    )
    for member: UInt8 in [1, 2, 3, 4] { board.sameHere(2, member, ago: 3, .toldByThePerson) }
    board.warn(
      6,
      ago: 3,
      .situationToAvoid,
      .firstHand,
      "lift",
      .thisMonth,
      about: 2,
      ["take-the-stairs"],
      "Tends to wait for the quiet lift and follow people in."
    )
    board.sameHere(3, 2, ago: 2, .firstHand)
    board.open(
      2,
      ago: 0,
      Opening(kind: .question, occasion: "drinks"),
      "Do the late ones thin out early on Thursdays?"
    )
    board.warn(
      7,
      ago: 0,
      .unprofessional,
      .firstHand,
      "drinks",
      .thisWeek,
      about: 1,
      ["hold-your-own-drink"],
      "Kept topping up my glass after I had said no twice."
    )
    board.warn(
      1,
      ago: 3,
      .situationToAvoid,
      .toldBySeveral,
      "taxi",
      .thisTerm,
      about: 0,
      ["book-your-own-car", "leave-with-others"],
      """
      Offers of a shared cab go the long way round. Book your own; the late rank is fine.
      """
    )
    board.sameHere(6, 4, ago: 2, .firstHand)
    board.reply(
      6,
      by: 2,
      ago: 0,
      "Same again; a colleague waited with me and it ended there. Thank you."
    )
    board.reply(6, by: 0, ago: 0, "The porters know the number of the late rank.")
    return board
  }

  // MARK: Acting

  /// Does what a member wants, on the newest state, as a session would.
  @discardableResult
  func perform(_ intent: Intent, by member: UInt8, ago: Int = 0) throws(Refusal) -> [Event] {
    surroundings.today = SampleBoard.today.advanced(by: -ago)
    if let words = intent.words {
      surroundings.mask = { SampleBoard.anonymise($0, keeping: words.keeping).text }
    }
    surroundings.moment = Moment(
      day: surroundings.today, secondOfDay: (9 * 60 + 12) * 60 + 31, offset: 0)
    surroundings.mailBox = [1]
    let decisions = try decide(
      intent,
      board: state,
      thread: intent.thread.flatMap(thread),
      actor: actor(member),
      using: &surroundings
    )
    for decision in decisions {
      let body: BodyReading = decision.body?.text.map { .text($0.value) } ?? .none
      state.apply(
        decision.event,
        at: Place(UInt64(entries.count)),
        founder: SampleBoard.founder
      )
      entries.append(Entry(event: decision.event, body: body, once: decision.once))
      switch decision.event.act {
      case .announced, .correctedRoute:
        words[decision.event.id] = decision.body?.text?.value
      case .mailed(let thread):
        guard case .thank(_, let message) = intent else { break }
        mail.append(
          ReceivedMail(
            id: decision.event.id, thread: thread, mail: Mail(to: message, kind: .thanks),
            day: decision.event.day, place: Place(UInt64(entries.count))))
      default: break
      }
      if case .note(let text, let moment)? = decision.body {
        notes[decision.event.id] = Note(
          id: decision.event.id, line: UInt64(entries.count), day: decision.event.day,
          moment: moment, body: .text(text.value))
      }
    }
    return decisions.map(\.event)
  }

  /// The event that an intent would come to first, without doing it.
  func rehearse(_ intent: Intent, by member: UInt8) throws(Refusal) -> EventID {
    let decisions = try decide(
      intent, board: state, thread: nil, actor: actor(member), using: &surroundings)
    return decisions.first?.event.id ?? .unsent
  }

  /// Does what a sample needs done; a refusal shows as a missing line in the pictures.
  func open(_ member: UInt8, ago: Int, _ opening: Opening, _ text: String?) {
    _ = try? perform(.open(opening, text.map(RawText.init)), by: member, ago: ago)
  }

  func warn(
    _ member: UInt8,
    ago: Int,
    _ conduct: Conduct,
    _ basis: Basis,
    _ occasion: String,
    _ when: When,
    about person: Int?,
    _ advice: [String],
    _ text: String?
  ) {
    open(
      member,
      ago: ago,
      Opening(
        kind: .warning,
        conduct: conduct,
        basis: basis,
        occasion: occasion,
        when: when,
        subject: person.map { roster[$0].id },
        advice: advice
      ),
      text
    )
  }

  func reply(_ index: Int, by member: UInt8, ago: Int = 0, to target: Int? = nil, _ text: String) {
    let id = self[index]
    let target = target.flatMap { thread(id)?.messages[$0].id }
    _ = try? perform(.reply(id, to: target, RawText(text)), by: member, ago: ago)
  }

  func amend(_ index: Int, _ message: Int, by member: UInt8, _ text: String) {
    guard let target = thread(self[index])?.messages[message].id else { return }
    _ = try? perform(.amend(self[index], target, RawText(text)), by: member)
  }

  func withdraw(_ index: Int, _ message: Int, by member: UInt8) {
    guard let target = thread(self[index])?.messages[message].id else { return }
    _ = try? perform(.withdraw(self[index], target), by: member)
  }

  func sameHere(_ index: Int, _ member: UInt8, ago: Int, _ basis: Basis) {
    _ = try? perform(.sameHere(self[index], basis), by: member, ago: ago)
  }

  func dispute(_ index: Int, ago: Int, _ text: String) {
    _ = try? perform(.dispute(self[index], RawText(text)), by: 0, ago: ago)
  }

  /// A question of the moderators to a post's author.
  func ask(_ index: Int, _ message: Int, _ words: String) {
    let id = self[index]
    guard let post = thread(id)?.messages[message].id,
      let event = try? perform(.ask(id, post, RawText(words)), by: 0)[0],
      let question = Mail(
        octets: Array(#"{"to":"\#(post)","kind":"question","text":"\#(words)"}"#.utf8)[...])
    else { return }
    mail.append(
      ReceivedMail(
        id: event.id, thread: id, mail: question, day: event.day,
        place: Place(UInt64(entries.count))))
  }

  func enrol(_ entry: RosterEntry) {
    roster.append(entry)
    _ = try? perform(.enrol(entry), by: 0, ago: 100)
  }

  /// Makes what is stored of a post unreadable in some way.
  func spoil(_ index: Int, _ message: Int, _ body: BodyReading) {
    guard let id = thread(self[index])?.messages[message].id,
      let place = entries.firstIndex(where: { $0.event.id == id })
    else { return }
    entries[place].body = body
    if body == .forged { forged.insert(id) }
  }

  func note(_ member: UInt8, ago: Int, _ text: String) {
    _ = try? perform(.note(RawText(text)), by: member, ago: ago)
  }

  /// A member's own notes, in order.
  func notes(of member: UInt8) -> [Note] {
    let key = actor(member).note
    return state.notes.rows.filter { !$0.isErased && key?($0.id) == $0.author }
      .compactMap { notes[$0.id] }
  }

  /// The words of moderators' acts.
  func words(of acts: [EventID]) -> [EventID: String] {
    words.filter { acts.contains($0.key) }
  }

  /// What was sent to a member.
  func mail(of member: UInt8) -> [ReceivedMail] {
    mail.filter { item in
      thread(item.thread)?.message(item.mail.message)?.author == actor(member).tag(item.thread)
    }
  }

  /// The demo board in the week before a conference.
  static func season() -> SampleBoard {
    let board = demo()
    let week = Week(of: today)
    func announce(_ occasion: String, _ first: Int, _ last: Int, _ name: String) -> EventID? {
      let span = Week(number: week.number + first)...Week(number: week.number + last)
      return try? board.perform(.announce(occasion: occasion, span, RawText(name)), by: 0)[0].id
    }
    let conference = announce("conference", 1, 1, "Eatanswill conference")
    _ = announce("office", 3, 4, "Ruritania delegation")
    _ = announce("canteen", 4, 6, "Christmas parties")
    board.warn(
      3, ago: 8, .unprofessional, .firstHand, "conference", .earlier, about: 1,
      ["decline-the-nightcap"], "Late rounds at the hotel bar, and doors held shut.")
    board.open(
      2, ago: 1,
      Opening(
        kind: .warning, conduct: .situationToAvoid, basis: .toldBySeveral, occasion: "reception",
        when: .coming, upcoming: conference, advice: ["go-in-pairs"]),
      "The party reception on the second night runs late.")
    board.open(
      4, ago: 1, Opening(kind: .advice, occasion: "conference", advice: ["leave-with-others"]),
      nil)
    board.open(
      5, ago: 0,
      Opening(
        kind: .warning, conduct: .unease, basis: .firstHand, occasion: "corridor", when: .coming,
        advice: ["go-in-pairs", "tell-someone-where-you-are"]), nil)
    return board
  }

  // MARK: Reading

  /// Whom a typed text may mean: the beginnings of names and seats will do for a sample.
  func people(named typed: String) -> [RosterEntry] {
    let words = Folding.fold(typed).split(separator: 0x20)
    return roster.filter { entry in
      let known = Folding.fold("\(entry.name) \(entry.seat ?? "")").split(separator: 0x20)
      return !words.isEmpty
        && words.allSatisfy { word in known.contains { $0.starts(with: word) } }
    }
  }

  /// A thread, by the order in which they were opened.
  subscript(index: Int) -> ThreadID { state.threads[index].id }

  func thread(_ id: ThreadID) -> ThreadState? {
    var thread: ThreadState?
    for (number, entry) in entries.enumerated() where entry.event.thread == id {
      let place = Place(UInt64(number))
      let isVerified = !forged.contains(entry.event.id)
      if thread == nil {
        thread = ThreadState(entry.event, body: entry.body, at: place, isVerified: isVerified)
      } else {
        thread?.apply(
          entry.event,
          body: entry.body,
          once: entry.once,
          at: place,
          isVerified: isVerified,
          founder: SampleBoard.founder,
          moderators: state.moderators
        )
      }
    }
    return thread
  }

  func reading(_ id: ThreadID, for member: UInt8) -> ThreadReading? {
    guard let state = thread(id) else { return nil }
    var names: [AuthorKey: String] = [:]
    for message in state.messages { names[message.author] = name(of: message.author) }
    let tag = actor(member).tag(id)
    return ThreadReading(
      state: state,
      names: names,
      own: names[tag] == nil ? [] : [tag],
      hasSaidSameHere: state.hasCounted(actor(member).sameHereOnce(id))
    )
  }

  func rows(_ ids: [ThreadID]) -> [ThreadID: RowText] {
    var rows: [ThreadID: RowText] = [:]
    for id in ids {
      guard let thread = thread(id) else { continue }
      rows[id] = RowText(
        author: name(of: thread.messages[0].author),
        advice: thread.opening.advice,
        body: thread.messages[0].body
      )
    }
    return rows
  }

  /// What a search finds, newest first.
  func hits(_ query: SearchQuery) -> [SearchHit] {
    let words = Folding.fold(query.text).split(separator: 0x20)
    var hits: [SearchHit] = []
    for row in state.current(on: SampleBoard.today)
    where query.admits(row, in: state, isUnread: false, isWatched: false) {
      for message in thread(row.id)?.messages ?? [] {
        guard let text = message.body.text else { continue }
        let known = Folding.fold(text).split(separator: 0x20)
        guard words.allSatisfy({ word in known.contains { $0.starts(with: word) } }) else {
          continue
        }
        hits.append(
          SearchHit(thread: row.id, message: message.id, day: message.day, excerpt: text)
        )
      }
    }
    let order = entries.map(\.event.id)
    func place(_ hit: SearchHit) -> Int { order.firstIndex(of: hit.message) ?? 0 }
    return hits.sorted { place($0) > place($1) }
  }

  private func name(of author: AuthorKey) -> String {
    let bytes = author.value.bytes
    return SampleBoard.birds[(Int(bytes[0]) + Int(bytes[16])) % SampleBoard.birds.count]
  }

  /// A member's keys: recognisable, not secret.
  private func actor(_ member: UInt8) -> Actor {
    func key(_ thread: ThreadID, _ byte: UInt8) -> AuthorKey {
      AuthorKey(Bytes32(thread.value.bytes + Array(repeating: byte, count: 16)) ?? .zero)
    }
    return Actor(
      tag: { key($0, member) },
      formerTag: { _ in nil },
      voice: { key($0, 0x80 | member) },
      sameHereOnce: { Bytes16($0.value.bytes.map { $0 ^ (member + 1) }) ?? .zero },
      note: { key(ThreadID(opening: $0), 0x40 | member) },
      mail: { Bytes32($0.value.bytes + $1.value.bytes.suffix(16)) },
      thanksOnce: { Bytes16($0.value.bytes.map { $0 &+ member }) ?? .zero },
      founder: member == 0 ? SampleBoard.founder : nil
    )
  }

  // MARK: What is done for the board

  /// Makes a set of one moderator, who acts beside the founder, and a key for what is sent to her.
  func appointModerator() {
    let moderator = Moderator(number: 0, sign: SampleBoard.founder, share: .zero)
    let change = ModeratorChange(former: nil, moderators: [moderator], key: .zero)
    _ = try? perform(.changeModerators(change, []), by: 0)
  }

  /// An act of whoever runs the board, which the sample lets member 0 be.
  func moderate(
    _ deed: ModerationDeed, _ index: Int, post message: Int? = nil, into other: Int? = nil,
    _ reason: ModerationReason? = nil, ago: Int = 0
  ) {
    let post = message.flatMap { thread(self[index])?.messages[$0].id }
    let act = Moderation(
      deed, self[index], post: post, other: other.map { self[$0] }, reason: reason)
    _ = try? perform(.moderate(act), by: 0, ago: ago)
  }

  /// The record, as a session would read it for a member who last looked at `mark`.
  func recordReading(_ mark: RecordMark?) -> RecordReading {
    RecordReading(
      lines: state.record.reversed().map { RecordReading.Line($0, authors: ["Larch"]) },
      checkWords: state.record.isEmpty ? [] : ["ladder", "pine", "oven"],
      comparison: mark.map { mark in
        mark.count <= state.record.count ? .whole(since: mark.day) : .shortened(since: mark.day)
      } ?? .first)
  }
}
