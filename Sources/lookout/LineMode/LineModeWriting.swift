// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Screens
internal import Text

/// Saying something: same here, replies, new threads, and taking back.
extension LineMode {
  // MARK: In a thread

  mutating func sameHere() -> LineStep {
    guard let reading else { return .say(LineMode.openFirst) }
    if let why = blocked(reading) { return .say(why) }
    guard reading.state.opening.kind == .warning else { return .say(refused(.notAWarning)) }
    guard !reading.own.contains(reading.state.messages[0].author) else {
      return .say(refused(.ownWarning))
    }
    guard !reading.hasSaidSameHere else { return .say(refused(.alreadyCounted)) }
    talk = .sameHere(reading.state.id)
    return .say(
      "Same here. How do you know? 1 first-hand: it happened to me, or I saw it. 2 someone told me "
        + "directly. 3 I have heard it said; this one is not counted. q not now.",
      "Counted once, shown from tomorrow, not tied to your tag.")
  }

  mutating func takeBasis(_ typed: String, _ thread: ThreadID) -> LineStep {
    switch typed {
    case "1":
      return perform(.sameHere(thread, .firstHand), saying: SameHereCommand.counted(.firstHand))
    case "2":
      let basis = Basis.toldByThePerson
      return perform(.sameHere(thread, basis), saying: SameHereCommand.counted(basis))
    case "3":
      talk = .none
      return .say("Thank you. What is heard said is not counted, and not kept.")
    case "q", "b":
      talk = .none
      return .say("Nothing was said.")
    default: return .say("1, 2 or 3 answers this; q not now.")
    }
  }

  mutating func reply() -> LineStep {
    guard let reading else { return .say(LineMode.openFirst) }
    if let why = blocked(reading) { return .say(why) }
    let target = heardLast.flatMap { $0.role == .opening ? nil : $0.id }
    talk = .reply(reading.state.id, to: target)
    let ready = ReadyReply.all.enumerated().map { "\($0.offset + 1) \($0.element)" }
    return .say(
      (["Reply. A number posts it at once."] + ready).joined(separator: " ")
        + " \(ready.count + 1) my own words. q not now.")
  }

  mutating func takeReply(_ typed: String, _ thread: ThreadID, to target: EventID?) -> LineStep {
    if typed == "q" || typed == "b" {
      talk = .none
      return .say("Nothing was said.")
    }
    let replies = ReadyReply.all
    guard let number = Int(typed), (1...(replies.count + 1)).contains(number) else {
      return .say("A number from 1 to \(replies.count + 1) answers this; q not now.")
    }
    guard number <= replies.count else { return beginWords(.reply(thread, to: target)) }
    if number - 1 == ReadyReply.allClear, let reading, reading.state.opening.kind == .warning,
      reading.own.contains(reading.state.messages[0].author)
    {
      return perform(
        .allClear(thread),
        saying: "Your all-clear stands above the thread, until somebody says it again.")
    }
    return perform(
      .reply(thread, to: target, RawText(replies[number - 1])), saying: LineMode.replied)
  }

  mutating func amend() -> LineStep {
    guard let reading else { return .say(LineMode.openFirst) }
    if let why = blocked(reading) { return .say(why) }
    guard let message = ownPost else { return .say(LineMode.othersPost) }
    guard message.body != .withdrawn else { return .say(refused(.messageWithdrawn)) }
    if message.role == .opening, reading.state.opening.conduct == .mayBeACrime {
      return .say("What may be a crime stands without words. d takes the warning back.")
    }
    let former = message.body.text.map { ["The words so far:", $0] } ?? []
    let step = beginWords(.amend(reading.state.id, message.id))
    return .say(former + step.lines)
  }

  mutating func withdraw() -> LineStep {
    guard let reading else { return .say(LineMode.openFirst) }
    if let why = standing.whyReadOnly { return .say(why) }
    guard let message = ownPost else { return .say(LineMode.othersPost) }
    guard message.body != .withdrawn else { return .say(refused(.messageWithdrawn)) }
    talk = .withdraw(reading.state.id, message.id)
    let what = message.role == .opening ? "The whole thread:" : "Your post:"
    return .say(
      [what] + wording.post(message, in: reading)
        + ["d again takes it back, for good: its words are erased. Enter keeps it."])
  }

  static let openFirst = "Open a thread first: a number or a reference."
  private static let replied = "It is up. d takes it back, at any time."
  private static let othersPost = "Only your own posts, and none in this thread is yours."

  /// Why nothing can be said in a thread.
  func blocked(_ reading: ThreadReading) -> String? {
    if let why = standing.whyReadOnly { return why }
    if reading.state.isWithdrawn { return refused(.threadWithdrawn) }
    switch board.row(reading.state.id)?.state(on: today) {
    case .ended?: return refused(.threadEnded)
    case .setAside?: return refused(.threadSetAside)
    case .merged?: return refused(.threadMerged)
    case .current?, .disputed?, .withdrawn?, nil: return nil
    }
  }

  private func refused(_ refusal: Refusal) -> String { Complaint(refusal).sentence }

  // MARK: A new thread

  mutating func write() -> LineStep {
    if let why = standing.whyReadOnly { return .say(why) }
    guard composition != nil else {
      talk = .kind
      return .say(
        "What is it? 1 a warning. 2 advice. 3 a question."
          + (standing.isSealed ? " 4 a note for yourself." : "") + " q not now.")
    }
    composition?.resume()
    let step = ask()
    return .say(["Kept from before: \(title)."] + step.lines)
  }

  mutating func takeKind(_ typed: String) -> LineStep {
    let kinds: [String: ThreadKind] = ["1": .warning, "2": .advice, "3": .question]
    if typed == "4", standing.isSealed { return beginNote() }
    guard let kind = kinds[typed] else {
      guard typed == "q" || typed == "b" else { return .say("1, 2 or 3 answers this; q not now.") }
      talk = .none
      return .say("Nothing was begun.")
    }
    composition = LineComposition(kind)
    compositionID = draftID()
    let step = ask()
    return .say(
      ["\(title). h hears all answers. b goes back. k keeps it for later. Everything is kept."]
        + (kind == .warning && !kept.hasWarned(on: board) ? [routes.agreementSentence] : [])
        + step.lines)
  }

  private var title: String { "New \(composition?.kind.rawValue ?? "post")" }

  /// Asks what is open in the new thread: a field, the words, or whether to post.
  mutating func ask(inFull: Bool = false) -> LineStep {
    guard let composition else { return .say() }
    keepDraft(.new, isOpen: true)
    if composition.field != nil {
      talk = .facts
      let tag = composition.subject.flatMap(board.subject)?.tag.description
      return .say(composition.question(vocabulary, inFull: inFull, tag: tag))
    }
    guard composition.takesWords else {
      return ready(
        .new, saying: ["It goes up without words: what is told here can be used in court."])
    }
    return composition.words.isEmpty ? beginWords(.new) : ready(.new)
  }

  mutating func takeFact(_ typed: String) -> LineStep {
    switch typed {
    case "h", "?": return ask(inFull: true)
    case "b":
      guard composition?.goBack() == true else {
        talk = .none
        keepDraft(.new, isOpen: false)
        return .say("Left for now. c goes on with it: everything is kept.")
      }
      return ask()
    case LineRequest.keep.letter, "q":
      talk = .none
      keepDraft(.new, isOpen: false)
      return .say("Left for later. c goes on with it: everything is kept.")
    case LineRequest.throwAway.letter: return throwAway(.new)
    case "2" where composition?.field == .subject:
      talk = .beforeRoster
      return .say("Names will be spoken. Headphones? Enter goes on, q does not.")
    default:
      let vocabulary = vocabulary
      let former = composition?.opening.conduct
      if let problem = composition?.answer(typed, vocabulary) { return .say(problem) }
      if composition?.reported == .formally {
        composition?.reported = nil
        talk = .none
        keepDraft(.new, isOpen: false)
        return .say(
          routes.caseSentences + [
            "It is kept, and not posted. note writes a private note, m hears what you posted and d "
              + "takes one back, c 2 writes advice about the place with no person in it.",
            "That you said yes is not stored.",
          ])
      }
      let step = ask()
      guard composition?.opening.conduct == .mayBeACrime, former != .mayBeACrime else {
        return step
      }
      // Doors first.
      let note = standing.isSealed ? [LineMode.noteInstead] : []
      return .say([LineMode.crime, routes.toRingSentence] + note + step.lines)
    }
  }

  private static let crime =
    "You can warn people, and you alone decide what else happens. R hears who to ring. It goes up "
    + "without the story: what was shared among colleagues can be used in court against the person "
    + "it happened to."
  private static let noteInstead =
    "note writes it down for yourself, with the date: only you can open it, and only you can hand it "
    + "over."

  // MARK: About whom

  mutating func takeRosterConsent(_ typed: String) -> LineStep {
    talk = .facts
    guard typed.isEmpty else { return ask() }
    return want(.roster, .roster)
  }

  mutating func beginRoster(_ entries: [RosterEntry]) -> LineStep {
    talk = .roster(entries, told: [])
    return .say("Type a few letters of the name. b goes back.")
  }

  mutating func takeName(
    _ typed: String, _ entries: [RosterEntry], _ told: [RosterEntry]
  ) -> LineStep {
    if typed == "b" || typed == "q" { return ask() }
    if let number = Int(typed), told.indices.contains(number - 1) {
      // The tag will be told: that counts as a name.
      return want(.check(told[number - 1].id), .choosing(told[number - 1].id))
    }
    let letters = Folding.fold(typed)
    let found =
      letters.count < 2
      ? [] : Array(entries.filter { !Folding.ranges(of: letters, in: $0.name).isEmpty }.prefix(9))
    talk = .roster(entries, told: found)
    guard letters.count > 1 else { return .say("Two letters or more. b goes back.") }
    guard !found.isEmpty else {
      // The letters may be most of a name.
      return LineStep(
        lines: ["Nobody of that name is on the roster. Not sure? Leave it out: b goes back."],
        isSecret: true)
    }
    return LineStep(
      lines: found.enumerated().map { "\($0.offset + 1) \($0.element.spoken)." }
        + ["A number chooses. Other letters look again. b goes back."],
      isSecret: true)
  }

  mutating func chosen(_ subject: SubjectID) -> LineStep {
    composition?.subject = subject
    composition?.isAboutNobody = false
    composition?.goOn()
    let tag = board.subject(subject).map { "It will say: about \($0.tag)." }
    return .say([tag].compactMap(\.self) + ask().lines)
  }

  // MARK: Words

  mutating func beginWords(_ purpose: Purpose) -> LineStep {
    let kept = words(for: purpose) ?? ""
    talk = .words(purpose, kept.isEmpty ? [] : [kept])
    let needed = purpose == .new && composition?.kind == .warning
    return .say(
      (kept.isEmpty ? [] : ["Kept so far:", kept, "What you type now follows it."])
        + [
          "\(needed ? "Words are optional. Type them" : "Type the words"), as many lines as you "
            + "like; a dot alone on a line ends them, and .x hides them."
        ])
  }

  mutating func takeWords(
    _ line: String, _ purpose: Purpose, _ lines: [String]
  ) -> LineStep {
    guard line.trimmingBlanks == "." else {
      talk = .words(purpose, lines + [line])
      // A line that drops takes no word with it.
      keep((lines + [line]).joined(separator: "\n"), for: purpose, isOpen: true)
      return .say()
    }
    let text = Sanitiser.body(lines.joined(separator: "\n"))
    keep(text, for: purpose, isOpen: true)
    if text.isEmpty, purpose != .new || composition?.kind != .warning {
      guard purpose == .new, composition?.opening.advice.isEmpty == false else {
        talk = .none
        return .say("There were no words; nothing was posted.")
      }
    }
    if purpose == .note {
      // Where it cannot be kept now, note goes on with these words.
      talk = .none
      return want(
        .perform(.note(RawText(text))),
        .deed("Noted, with this second's time. Only you can open it: notes hears it.", .note))
    }
    return ready(purpose)
  }

  private func words(for purpose: Purpose) -> String? {
    purpose == .new ? composition?.words : drafts[purpose.draft]?.text
  }

  // MARK: Posting

  private mutating func ready(_ purpose: Purpose, saying lines: [String] = []) -> LineStep {
    talk = .ready(purpose, isHeard: false)
    return .say(
      lines + [
        "Not posted yet. p hears exactly what others will see. \(waits(purpose))h hears the rest."
      ])
  }

  mutating func takeReady(_ typed: String, _ purpose: Purpose, isHeard: Bool) -> LineStep {
    switch LineRequest(typed, among: LineRequest.ready) {
    case .post: return isHeard ? post(purpose) : preview(purpose)
    case .later:
      guard purpose == .new else {
        return .say("Only a new thread waits for its hour. p posts this at once, k keeps it.")
      }
      return isHeard ? post(purpose, isLater: true) : preview(purpose)
    case .keep:
      talk = .none
      keepDraft(purpose, isOpen: false)
      return .say("Kept for later; nothing is posted. m shows it.")
    case .words:
      guard purpose != .new || composition?.takesWords == true else {
        return .say("What may be a crime goes up without words.")
      }
      return beginWords(purpose)
    case .withoutWords:
      guard purpose == .new, composition?.opening.advice.isEmpty == false else {
        return .say("Only what to do can go up without words.")
      }
      composition?.words = ""
      keepDraft(.new, isOpen: true)
      return ready(purpose, saying: ["The words are gone; what to do stays."])
    case .back:
      guard purpose == .new, composition?.goBack() == true else { return beginWords(purpose) }
      return ask()
    case .throwAway: return throwAway(purpose)
    case .help: return help(LineRequest.ready)
    case .leave: return leave()
    default:
      return .say(
        "\(isHeard ? "p posts it" : "p hears what others will see"), \(waits(purpose, ","))k keeps it, e the words, "
          + "b back, D throws it away, h helps.")
    }
  }

  /// How a post goes up later, where it can.
  private func waits(_ purpose: Purpose, _ end: String = ".") -> String {
    purpose == .new ? "l lets it go up later\(end) " : ""
  }

  private mutating func throwAway(_ purpose: Purpose) -> LineStep {
    talk = .none
    forget(purpose)
    return .say("Thrown away.")
  }

  /// Reads out what others will see, made by the fold that they will read it through.
  private mutating func preview(_ purpose: Purpose) -> LineStep {
    let isBare = purpose == .new && composition?.takesWords == false
    let given = isBare ? "" : Sanitiser.body(words(for: purpose) ?? "")
    let report = anonymise(given)
    let published = Sanitiser.body(report.text)
    var lines = ["Preview: exactly what others will see."]
    if purpose == .new {
      lines += previewThread(published)
    } else {
      lines += [published]
    }
    let changes = Changes(report, in: given)
    if changes.count > 0 {
      let count = changes.count == 1 ? "One thing was" : "\(changes.count) things were"
      lines.append("\(count) changed: \(changes.list.joined(separator: "; ")).")
    }
    if let emptied = changes.emptied {
      lines.append("“\(emptied.published)” says nothing now.")
    }
    if let turning = vocabulary.turning.turning(of: published) {
      lines.append("Not yet. \(vocabulary.turning.sentence(for: turning))")
    }
    let opening = purpose == .new ? composition?.opening : nil
    if let opening, opening.kind == .warning {
      let facts = DoorFacts(opening)
      if facts.mayBePhysical, facts.isOfLastWeek { lines.append(routes.forensicSentence) }
    }
    let clues = Clue.all(
      Clue.Post(opening: opening, text: published, hints: report.hints), on: board, today)
    lines.append("Who could tell it was you?")
    lines += clues.map { "\($0.who): \($0.why)" }
    if isBare { lines.append(routes.toRingSentence) }
    if let matter = counted(purpose) { lines.append(left?.sentence(for: matter) ?? "") }
    lines.removeAll { $0.isEmpty }
    talk = .ready(purpose, isHeard: true)
    return .say(
      lines + ["p posts it. \(waits(purpose))k keeps it. e the words. b back. D throws it away."])
  }

  /// What it counts as among a day's posts; nil for what is none of them.
  private func counted(_ purpose: Purpose) -> Allowance.Matter? {
    switch purpose {
    case .new: composition.map { Allowance.Matter($0.opening.kind) }
    case .reply: .others
    case .amend, .note: nil
    }
  }

  private func previewThread(_ published: String) -> [String] {
    guard let composition else { return [] }
    let author = AuthorKey.unsigned
    let event = Event(
      id: .unsent, day: today, author: author, act: .opened(composition.opening))
    var board = BoardState()
    if let subject = composition.subject.flatMap(self.board.subject) {
      let enrolment = Event(
        id: .unsent, day: today, author: author, act: .enrolled(subject.id, subject.tag))
      board.apply(enrolment, at: subject.place, founder: author)
    }
    board.apply(event, at: Place(0), founder: author)
    let body = published.isEmpty ? BodyReading.none : .text(published)
    guard let row = board.row(ThreadID(opening: event.id)),
      let state = ThreadState(event, body: body, at: Place(0), isVerified: true)
    else { return [] }
    let reading = ThreadReading(
      state: state, names: [author: "A new tag"], own: [], hasSaidSameHere: false)
    let wording = LineWording(board: board, vocabulary: vocabulary, today: today)
    return wording.head(of: row, reading) + wording.post(state.messages[0], in: reading)
  }

  private mutating func post(_ purpose: Purpose, isLater: Bool = false) -> LineStep {
    let text = RawText(words(for: purpose) ?? "")
    switch purpose {
    case .new:
      guard let composition else { return .say() }
      let hasWords = composition.takesWords && !composition.words.isEmpty
      let welcome =
        composition.opening.basis == .firstHand ? routes.alertListSentence + "\n" : ""
      return want(
        .perform(
          isLater
            ? .schedule(composition.opening, hasWords ? text : nil)
            : .open(composition.opening, hasWords ? text : nil)),
        .deed(
          "Thank you: it may spare somebody. e amends it, d takes it back, at any time.\n"
            + welcome + routes.howAreYouSentence, purpose))
    case .reply(let thread, let target):
      return want(.perform(.reply(thread, to: target, text)), .deed(LineMode.replied, purpose))
    case .amend(let thread, let message):
      return want(
        .perform(.amend(thread, message, text)),
        .deed("Amended. The words that stood there are gone from our files.", purpose))
    case .note: return .say()
    }
  }

  /// Does something that has no words to keep.
  mutating func perform(_ intent: Intent, saying sentence: String) -> LineStep {
    talk = .none
    return want(.perform(intent), .deed(sentence, nil))
  }

  /// Forgets what is on the board now, and reads the thread anew.
  mutating func performed(
    _ events: [Event], _ sentence: String, _ purpose: Purpose?
  ) -> LineStep {
    talk = .none
    if let purpose { forget(purpose) }
    if let purpose, purpose != .note, events.contains(where: \.isSubmission) {
      return .say(HeldText.sentences(board.policy) + ["m shows it until then."])
    }
    let opened = events.lazy.compactMap { event in
      if case .opened = event.act { ThreadID(opening: event.id) } else { nil }
    }.first
    if let opened, board.row(opened) == nil, let day = events.first?.day {
      return .say(
        "It waits, and goes up by \(day.label(on: today)), at an hour nobody chooses. m shows it until "
          + "then, and stops it.")
    }
    guard purpose != .note, let thread = opened ?? reading?.state.id else { return .say(sentence) }
    if opened != nil { heard = 0 }
    return want(.thread(thread), .afterDeed(sentence, isNew: opened != nil))
  }

  mutating func told(_ sentence: String, _ new: ThreadReading?, isNew: Bool) -> LineStep {
    reading = new ?? reading
    guard isNew, let new else { return .say(sentence) }
    let tag = new.name(of: new.state.messages[0].author)
    return .say("It is up, as \(tag). Reference \(new.state.id.reference). \(sentence)")
  }
}
