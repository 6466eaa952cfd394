// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// What may not be done, and the reason given.
struct RefusalTests {
  /// A board with one of everything.
  ///
  /// Member 0 is the founder, 1 wrote the threads, 2 the replies.
  struct Scene {
    let board: SampleBoard
    let warning: ThreadID
    let reply: EventID
    let withdrawnReply: EventID
    let advice: ThreadID
    let crime: ThreadID
    let withdrawn: ThreadID
    let ended: ThreadID
    let unknown = ThreadID(Samples.once(of: 9, in: ThreadID(.zero)))

    init() throws {
      var board = SampleBoard(on: Samples.today.advanced(by: -366), random: SeededRandom(seed: 1))
      func open(_ opening: Opening, _ text: String? = nil) throws -> ThreadID {
        let made = try board.perform(.open(opening, text.map(RawText.init)), by: 1)
        return ThreadID(opening: made[0].event.id)
      }
      let text = RawText("answer")
      ended = try open(Samples.warning(), "old")
      board.surroundings.today = Samples.today
      let warning = try open(Samples.warning(), "words")
      self.warning = warning
      advice = try open(Opening(kind: .advice, advice: ["advice-1"]))
      crime = try open(Samples.warning(conduct: .mayBeACrime))
      let withdrawn = try open(Samples.warning())
      self.withdrawn = withdrawn
      try board.perform(.withdraw(withdrawn, withdrawn.opening), by: 1)
      let reply = try board.perform(.reply(warning, to: nil, text), by: 2)[0].event.id
      self.reply = reply
      withdrawnReply = try board.perform(.reply(warning, to: reply, text), by: 2)[0].event.id
      try board.perform(.withdraw(warning, withdrawnReply), by: 2)
      try board.perform(.sameHere(warning, .firstHand), by: 2)
      self.board = board
    }
  }

  /// One line of the table.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let refusal: Refusal
    let member: UInt64
    let intent: @Sendable (Scene) -> Intent

    init(
      _ description: String,
      _ refusal: Refusal,
      by member: UInt64 = 1,
      _ intent: @escaping @Sendable (Scene) -> Intent
    ) {
      testDescription = description
      self.refusal = refusal
      self.member = member
      self.intent = intent
    }
  }

  private static let text = RawText("words")
  private static let long = String(repeating: "a", count: 4_001)
  private static let person = RosterEntry(
    id: Samples.subject,
    name: "Sample",
    house: .commons,
    seat: nil,
    party: nil
  )

  static let openings: [Case] = [
    Case("a warning without conduct", .missing(.conduct)) { _ in
      .open(Samples.warning(conduct: nil), nil)
    },
    Case("a warning without basis", .missing(.basis)) { _ in
      .open(Samples.warning(basis: nil), nil)
    },
    Case("a warning without occasion", .missing(.occasion)) { _ in
      .open(Samples.warning(occasion: nil), nil)
    },
    Case("a warning without time", .missing(.when)) { _ in .open(Samples.warning(when: nil), nil) },
    Case("a warning without advice", .missing(.advice)) { _ in
      .open(Samples.warning(advice: []), text)
    },
    Case("a warning about somebody unknown", .unknownSubject(Samples.subject)) { _ in
      .open(Samples.warning(subject: Samples.subject), nil)
    },
    Case("an occasion off the list", .unknownOccasion("moon")) { _ in
      .open(Samples.warning(occasion: "moon"), nil)
    },
    Case("a question's occasion off the list", .unknownOccasion("moon")) { _ in
      .open(Opening(kind: .question, occasion: "moon"), text)
    },
    Case("advice off the list", .unknownAdvice("run")) { _ in
      .open(Samples.warning(advice: ["advice-1", "run"]), nil)
    },
    Case("advice twice", .repeatedAdvice("advice-2")) { _ in
      .open(Samples.warning(advice: ["advice-2", "advice-1", "advice-2"]), nil)
    },
    Case("nine pieces of advice", .muchAdvice(limit: 8)) { _ in
      .open(Samples.warning(advice: (1...9).map { "advice-\($0)" }), nil)
    },
    Case("words on what may be a crime", .crimeTakesNoText) { _ in
      .open(Samples.warning(conduct: .mayBeACrime), text)
    },
    Case("a warning with empty words", .emptyText) { _ in
      .open(Samples.warning(), RawText(" \n\u{200B}\t"))
    },
    Case("a warning of 4,001 letters", .longText(characters: 4_001, limit: 4_000)) { _ in
      .open(Samples.warning(), RawText(long))
    },
    Case("advice with neither advice nor words", .missing(.body)) { _ in
      .open(Opening(kind: .advice), nil)
    },
    Case("a question without words", .missing(.body)) { _ in .open(Opening(kind: .question), nil) },
    Case("a question with advice", .unwanted(.advice, .question)) { _ in
      .open(Opening(kind: .question, advice: ["advice-1"]), text)
    },
  ]

  static let unwanted: [Case] = [ThreadKind.advice, .question].flatMap { kind in
    [
      Case("\(kind) with conduct", .unwanted(.conduct, kind)) { _ in
        .open(Opening(kind: kind, conduct: .unease), text)
      },
      Case("\(kind) with basis", .unwanted(.basis, kind)) { _ in
        .open(Opening(kind: kind, basis: .firstHand), text)
      },
      Case("\(kind) with time", .unwanted(.when, kind)) { _ in
        .open(Opening(kind: kind, when: .earlier), text)
      },
      Case("\(kind) about somebody", .unwanted(.subject, kind)) { _ in
        .open(Opening(kind: kind, subject: Samples.subject), text)
      },
    ]
  }

  static let following: [Case] = [
    Case("an answer in no thread", .noSuchThread) { .reply($0.unknown, to: nil, text) },
    Case("an answer to no post", .noSuchMessage) {
      .reply($0.warning, to: $0.unknown.opening, text)
    },
    Case("an answer to another thread's post", .noSuchMessage) {
      .reply($0.warning, to: $0.advice.opening, text)
    },
    Case("an answer to what was taken back", .threadWithdrawn) {
      .reply($0.withdrawn, to: nil, text)
    },
    Case("an answer to what has ended", .threadEnded) { .reply($0.ended, to: nil, text) },
    Case("an empty answer", .emptyText) { .reply($0.warning, to: nil, RawText("\r\n ")) },
    Case("a long answer", .longText(characters: 4_001, limit: 4_000)) {
      .reply($0.warning, to: nil, RawText(long))
    },
    Case("one character that never ends", .longText(characters: 5_000, limit: 4_000)) {
      .reply($0.warning, to: nil, RawText(String(repeating: "\u{1100}", count: 5_000)))
    },
    Case("amending in no thread", .noSuchThread) { .amend($0.unknown, $0.reply, text) },
    Case("amending no post", .noSuchMessage) { .amend($0.warning, $0.unknown.opening, text) },
    Case("amending another's post", .notYours) { .amend($0.warning, $0.reply, text) },
    Case("amending another's post, as founder", .notYours, by: 0) {
      .amend($0.warning, $0.reply, text)
    },
    Case("amending what was taken back", .messageWithdrawn, by: 2) {
      .amend($0.warning, $0.withdrawnReply, text)
    },
    Case("amending in a thread taken back", .threadWithdrawn) {
      .amend($0.withdrawn, $0.withdrawn.opening, text)
    },
    Case("amending what has ended", .threadEnded) { .amend($0.ended, $0.ended.opening, text) },
    Case("amending to nothing", .emptyText) { .amend($0.warning, $0.warning.opening, RawText("")) },
    Case("adding words to what may be a crime", .crimeTakesNoText) {
      .amend($0.crime, $0.crime.opening, text)
    },
    Case("taking back in no thread", .noSuchThread) { .withdraw($0.unknown, $0.reply) },
    Case("taking back no post", .noSuchMessage) { .withdraw($0.warning, $0.unknown.opening) },
    Case("taking back another's post", .notYours) { .withdraw($0.warning, $0.reply) },
    Case("taking another's thread back", .notYours, by: 2) {
      .withdraw($0.warning, $0.warning.opening)
    },
    Case("taking back twice", .messageWithdrawn, by: 2) {
      .withdraw($0.warning, $0.withdrawnReply)
    },
    Case("taking a thread back twice", .messageWithdrawn) {
      .withdraw($0.withdrawn, $0.withdrawn.opening)
    },
    Case("stopping what is up", .alreadyUp) { .stop($0.warning) },
    Case("all clear in no thread", .noSuchThread) { .allClear($0.unknown) },
    Case("all clear on advice", .notAWarning) { .allClear($0.advice) },
    Case("all clear on another's warning", .notYours, by: 2) { .allClear($0.warning) },
    Case("all clear on what has ended", .threadEnded) { .allClear($0.ended) },
    Case("same here in no thread", .noSuchThread) { .sameHere($0.unknown, .firstHand) },
    Case("same here on advice", .notAWarning) { .sameHere($0.advice, .firstHand) },
    Case("same here by hearsay", .hearsay, by: 3) { .sameHere($0.warning, .reputation) },
    Case("same here on one's own", .ownWarning) { .sameHere($0.warning, .firstHand) },
    Case("same here twice", .alreadyCounted, by: 2) { .sameHere($0.warning, .toldByThePerson) },
    Case("same here on what was taken back", .threadWithdrawn, by: 3) {
      .sameHere($0.withdrawn, .firstHand)
    },
    Case("same here on what has ended", .threadEnded, by: 3) { .sameHere($0.ended, .firstHand) },
  ]

  static let founders: [Case] = [
    Case("a dispute by a member", .founderOnly) { .dispute($0.warning, text) },
    Case("a dispute of advice", .notAWarning, by: 0) { .dispute($0.advice, text) },
    Case("a dispute in no thread", .noSuchThread, by: 0) { .dispute($0.unknown, text) },
    Case("a dispute of what was taken back", .answerBlocked(.threadWithdrawn), by: 0) {
      .dispute($0.withdrawn, text)
    },
    Case("a dispute of what has ended", .answerBlocked(.threadEnded), by: 0) {
      .dispute($0.ended, text)
    },
    Case("an empty dispute", .emptyText, by: 0) { .dispute($0.warning, RawText("")) },
    Case("a name by a member", .founderOnly) { _ in .name(text) },
    Case("an empty name", .emptyText, by: 0) { _ in .name(RawText(" \u{202E}\n")) },
    Case("a long name", .longText(characters: 41, limit: 40), by: 0) { _ in
      .name(RawText(String(repeating: "n", count: 41)))
    },
    Case("enrolling by a member", .founderOnly) { _ in .enrol(person) },
    Case("enrolling nobody", .emptyName, by: 0) { _ in
      .enrol(RosterEntry(id: person.id, name: " \t", house: .lords, seat: nil, party: nil))
    },
    Case("enrolling without an identifier", .emptyName, by: 0) { _ in
      .enrol(RosterEntry(id: SubjectID("\n"), name: "S", house: .lords, seat: nil, party: nil))
    },
    Case("enrolling an endless party", .longText(characters: 201, limit: 200), by: 0) { _ in
      let party = String(repeating: "p", count: 201)
      return .enrol(
        RosterEntry(id: person.id, name: "S", house: .lords, seat: nil, party: party)
      )
    },
  ]

  @Test(arguments: openings + unwanted + following + founders)
  func `is refused`(_ line: Case) throws {
    let scene = try Scene()
    #expect(throws: line.refusal) {
      try scene.board.decided(line.intent(scene), by: line.member)
    }
  }

  @Test func `no stones, no tags`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    board.surroundings = Surroundings(
      today: Samples.today,
      vocabulary: Samples.vocabulary,
      stones: [],
      mask: { $0 },
      random: SeededRandom(seed: 1)
    )
    #expect(throws: Refusal.noTagsLeft) {
      try board.decided(.enrol(RefusalTests.person), by: 0)
    }
  }

  @Test func `notes are refused where nothing is secret, and to all but their owner`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let text = RawText("At nine, in the corridor.")
    #expect(throws: Refusal.noNotesOnOpenBoard) { try board.decided(.note(text), by: 1) }
    #expect(throws: Refusal.noNotesOnOpenBoard) {
      try board.decided(.eraseNote(.unsent), by: 1)
    }
    board.keepsNotes = true
    #expect(throws: Refusal.noSuchNote) { try board.decided(.eraseNote(.unsent), by: 1) }
    #expect(throws: Refusal.emptyText) { try board.decided(.note(RawText(" \n ")), by: 1) }
    #expect(throws: Refusal.longText(characters: 4_001, limit: 4_000)) {
      try board.decided(.note(RawText(String(repeating: "é", count: 4_001))), by: 1)
    }
    let note = try #require(try board.perform(.note(text), by: 1).first).event
    #expect(throws: Refusal.noSuchNote) { try board.decided(.eraseNote(note.id), by: 2) }
    try board.perform(.eraseNote(note.id), by: 1)
    #expect(throws: Refusal.noteErased) { try board.decided(.eraseNote(note.id), by: 1) }
  }

  @Test func `words are turned in every post of a member, by what they would say`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let vocabulary = Samples.vocabulary
    let rules = try ShippedTurning.rules()
    board.surroundings = Surroundings(
      today: Samples.today,
      vocabulary: Vocabulary(
        occasions: vocabulary.occasions, advice: vocabulary.advice, turning: rules),
      stones: Samples.stones,
      // What the masks leave is what is judged.
      mask: { $0.replacing("Mr Sample", with: "Basalt 17") },
      random: SeededRandom(seed: 1)
    )
    let thread = ThreadID(
      opening: try board.perform(.open(Samples.warning(), RawText("Fine.")), by: 1)[0].event.id)
    let raw = RawText("Mr Sample should be locked up.")
    let refusal = Refusal.turned(
      Turning(reason: .verdictNotWarning, words: "Basalt 17 should be locked up"))
    for intent: Intent in [
      .open(Samples.warning(), raw), .open(Opening(kind: .advice), raw),
      .open(Opening(kind: .question), raw), .reply(thread, to: nil, raw),
      .amend(thread, thread.opening, raw),
    ] {
      #expect(throws: refusal) { try board.decided(intent, by: 1) }
    }
    // What the board itself records of an answer, and what one writes for oneself, is not.
    _ = try board.decided(.dispute(thread, raw), by: 0)
    board.keepsNotes = true
    _ = try board.decided(.note(raw), by: 1)
  }

  @Test func `an author says the same of a person once, and another may say it`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    try board.perform(.enrol(RefusalTests.person), by: 0)
    let warning = Samples.warning(subject: Samples.subject)
    let made = try board.perform(.open(warning, RefusalTests.text), by: 1)
    let thread = ThreadID(opening: made[0].event.id)
    for text in [nil, RefusalTests.text, RawText("Other words.")] {
      #expect(throws: Refusal.duplicate(thread)) { try board.decided(.open(warning, text), by: 1) }
    }
    _ = try board.decided(.open(warning, RefusalTests.text), by: 2)
    // Of another sort, and of nobody in particular, it is another warning.
    let other = Samples.warning(conduct: .bullying, subject: Samples.subject)
    try board.perform(.open(other, RefusalTests.text), by: 1)
    for _ in 0..<2 { try board.perform(.open(Samples.warning(), RefusalTests.text), by: 1) }
    // One that was taken back, or has ended, stands in nobody's way.
    var later = board
    later.surroundings.today = Samples.today.advanced(by: 400)
    _ = try later.decided(.open(warning, nil), by: 1)
    try board.perform(.withdraw(thread, thread.opening), by: 1)
    try board.perform(.open(warning, nil), by: 1)
  }

  @Test func `the tables reach every refusal`() {
    let lines =
      RefusalTests.openings + RefusalTests.unwanted + RefusalTests.following
      + RefusalTests.founders
    let elsewhere = [
      Refusal.noTagsLeft, .noNotesOnOpenBoard, .noSuchNote, .noteErased,
      .turned(Turning(reason: .privateLife, words: "")), .duplicate(ThreadID(.zero)),
      .longToWait(characters: 4_000), .alreadyClear,
      // Held to in OccasionTests and MailTests.
      .noSuchUpcoming, .pastOccasion, .namesSomebody, .notCorrected, .ownMessage, .alreadyThanked,
      .noMailKey, .noMailOnOpenBoard,
    ]
    let reached = Set((lines.map(\.refusal) + elsewhere).map { kind(of: $0) })
    #expect(reached == Set(1...40))
  }

  /// Numbers the cases of `Refusal`; a new one does not compile until it has a number here.
  private func kind(of refusal: Refusal) -> Int {
    switch refusal {
    case .emptyText: 1
    case .longText: 2
    case .noSuchThread: 3
    case .noSuchMessage: 4
    case .notYours: 5
    case .threadWithdrawn: 6
    case .threadEnded: 7
    case .messageWithdrawn: 8
    case .missing: 9
    case .unwanted: 10
    case .unknownOccasion: 11
    case .unknownAdvice: 12
    case .repeatedAdvice: 13
    case .muchAdvice: 14
    case .unknownSubject: 15
    case .crimeTakesNoText: 16
    case .ownWarning: 17
    case .alreadyCounted: 18
    case .hearsay: 19
    case .notAWarning: 20
    case .founderOnly: 21
    case .emptyName: 22
    case .noTagsLeft: 23
    case .noNotesOnOpenBoard: 24
    case .noSuchNote: 25
    case .noteErased: 26
    case .turned: 27
    case .duplicate: 28
    case .alreadyUp: 29
    case .longToWait: 30
    case .alreadyClear: 31
    case .noSuchUpcoming: 32
    case .pastOccasion: 33
    case .namesSomebody: 34
    case .notCorrected: 35
    case .ownMessage: 36
    case .alreadyThanked: 37
    case .noMailKey: 38
    case .noMailOnOpenBoard: 39
    case .answerBlocked: 40
    // `ModerationTests` reaches these.
    case .moderatorsOnly, .setChanged, .badSet, .noSuchProposal, .proposalHolds, .ownProposal,
      .noReason, .noReasonTaken, .otherReason, .alreadyDone, .notDone, .wholeThreads,
      .notAMembersPost, .changedMeanwhile, .threadSetAside, .messageSetAside, .threadLocked,
      .threadMerged, .cannotMerge, .muted:
      0
    // `SuspensionTests` and `AllowanceTests` reach these.
    case .otherSuspensionReason, .suspension, .dailyLimit: 0
    // `QueueTests` reaches these.
    case .heldBack, .noHoldingOnOpenBoard, .noReportsOnOpenBoard, .noModeratorsYet, .policyHolds,
      .noSuchItem,
      .alreadyDecided, .takenBack, .notForThis, .unlistedReason, .sealedBefore, .notAsSigned,
      .readFirst, .ownPostReported, .alreadyReported, .noSuchQuestion:
      0
    // `DisputeTests` reaches this.
    case .answerWaits: 0
    // The tests of the session reach these.
    case .keyNotShared, .changeWaits, .noDraftRoom: 0
    }
  }

  @Test func `what is allowed is allowed`() throws {
    var board = try Scene().board
    let scene = try Scene()
    try board.perform(.enrol(RefusalTests.person), by: 0)
    for conduct in Conduct.allCases {
      for basis in Basis.allCases {
        // One author says the same of the same person once.
        let author = UInt64(3 + (Basis.allCases.firstIndex(of: basis) ?? 0))
        try board.perform(
          .open(Samples.warning(conduct: conduct, basis: basis, subject: Samples.subject), nil),
          by: author
        )
      }
    }
    try board.perform(.open(Opening(kind: .question, occasion: "taxi"), RefusalTests.text), by: 3)
    try board.perform(.open(Opening(kind: .advice), RefusalTests.text), by: 3)
    let eight = (1...8).map { "advice-\($0)" }
    try board.perform(.open(Samples.warning(advice: eight), nil), by: 3)
    let full = RawText(String(repeating: "é", count: 4_000))
    try board.perform(.reply(scene.warning, to: scene.withdrawnReply, full), by: 3)
    // Her own words an author takes back at any time, whatever has become of the thread.
    try board.perform(.withdraw(scene.ended, scene.ended.opening), by: 1)
    try board.perform(.dispute(scene.warning, RefusalTests.text), by: 0)
    #expect(board.state.row(scene.warning)?.state(on: Samples.today) == .disputed)
  }
}
