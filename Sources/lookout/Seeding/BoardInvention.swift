// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Resources
internal import Session

/// Makes a board of any size with invented people and posts: on an open one the same bytes for the
/// same seed on the same day.
struct BoardInvention {
  /// How much of everything.
  struct Size {
    let members: Int
    let threads: Int
    /// Posts: openings and replies.
    let messages: Int
  }

  private let size: Size
  private let name: RawText
  private let today: Day
  private let world = Session.World.ofThisHost
  private let phrases = Phrases()
  private let schedule: PostSchedule
  private var random: SeededNumbers
  private var threads: [InventedThread]

  // Where the invention stands in the schedule.
  private var day = 0
  private var burst = 0
  private var postsOfBurst = 0
  private var pair = (0, 0)
  private(set) var postCount = 0
  /// What follows a post at once.
  private var pending: [Act] = []
  /// Who has warned of whom, how and where: nobody says the same twice.
  private var said: Set<Said> = []

  private struct Said: Hashable {
    let author: Int
    let subject: SubjectID
    let conduct: Conduct
    let occasion: String?
  }

  /// What was asked for last; its event tells what it made.
  private var asked: Act?

  /// Something to do in a thread.
  private enum Act {
    case post(thread: Int, author: Int)
    case amend(thread: Int, author: Int)
    case withdraw(thread: Int, author: Int)
    case voice(thread: Int, author: Int)
    case dispute(thread: Int)

    var thread: Int {
      switch self {
      case .post(let thread, _), .amend(let thread, _), .withdraw(let thread, _),
        .voice(let thread, _), .dispute(let thread):
        thread
      }
    }
  }

  /// Events in one durable step: enough that its price is nothing beside them, few enough that
  /// memory does not grow with the board.
  private static let batchLength = 4_096
  private static let conducts: [Conduct] = [
    .situationToAvoid, .situationToAvoid, .unprofessional, .unprofessional, .unease,
    .misuseOfPosition, .bullying, .sexualHarassment, .discriminatoryHarassment, .persistent,
    .mayBeACrime,
  ]
  /// What is for one evening ends before a thread of invented posts does.
  private static let whens = When.allCases.filter { $0 != .coming }
  private static let bases: [Basis] = [
    .firstHand, .firstHand, .toldByThePerson, .toldByThePerson, .toldBySeveral, .reputation,
  ]

  /// Invents a board.
  ///
  /// - Parameters:
  ///   - size: at least a member, a thread, and a post for each thread.
  ///   - name: what it is called.
  ///   - today: the last of its days.
  ///   - seed: what everything random is drawn from.
  init(_ size: Size, name: RawText, today: Day, seed: UInt64) {
    self.size = size
    self.name = name
    self.today = today
    var random = SeededNumbers(seed: seed)
    schedule = PostSchedule(threads: size.threads, messages: size.messages, using: &random)
    threads = schedule.sizes.map {
      InventedThread(size: $0, memberCount: size.members, using: &random)
    }
    self.random = random
  }

  /// Makes the board.
  ///
  /// - Parameters:
  ///   - path: where; nothing may be there.
  ///   - ground: its keys and its members.
  ///   - progress: is told after each durable step how many posts there are.
  /// - Throws: where it cannot be made; what was written by then stays, and is a board.
  mutating func make(
    at path: String, on ground: SeedGround, _ progress: (Int) -> Void
  ) throws(Complaint) {
    var surroundings = BoardMaker.surroundings(
      of: world,
      on: today,
      isInvented: true,
      random: SeededNumbers(seed: random.next())
    )
    let folder = try BoardMaker.make(
      at: path,
      manifest: ground.manifest,
      sealed: ground.founding,
      on: today,
      beginning(by: ground.authors),
      using: &surroundings
    )
    do throws(LedgerError) {
      let ledger = try BoardMaker.ledger(of: folder, sealed: ground.founding, on: today)
      let authors = ground.authors
      let subjects = ledger.state.subjects.map(\.id)
      while day < schedule.days.count || !pending.isEmpty {
        _ = try ledger.append(
          { made throws(LedgerError) in try next(made, by: authors, about: subjects) },
          using: &surroundings
        )
        progress(postCount)
      }
      while ledger.refreshCaches(lines: 16_384) {}
    } catch {
      throw Complaint(error)
    }
  }

  /// The name and the roster.
  private func beginning(by authors: SeedAuthors) -> Ledger.NextRequest {
    let first = today.advanced(by: 1 - PostSchedule.dayCount)
    let intents = [Intent.name(name)] + SeedScriptReader.demoRoster.map { Intent.enrol($0) }
    return { made throws(LedgerError) in
      intents.indices.contains(made.count)
        ? Request(intents[made.count], by: try authors.signer(nil, on: first), on: first) : nil
    }
  }

  // MARK: What happens next

  private mutating func next(
    _ made: [[Event]],
    by authors: SeedAuthors,
    about subjects: [SubjectID]
  ) throws(LedgerError) -> Request? {
    if let event = made.last?.last { note(event) }
    guard made.count < BoardInvention.batchLength, let act = nextAct() else { return nil }
    asked = act
    let onDay = today.advanced(by: min(day, schedule.days.count - 1) + 1 - schedule.days.count)
    switch act {
    case .post(let thread, let author):
      postCount += 1
      threads[thread].postsLeft -= 1
      return Request(
        post(in: thread, about: subjects),
        by: try authors.signer(author, on: onDay),
        on: onDay
      )
    case .amend(let thread, let author):
      guard let id = threads[thread].id, let last = threads[thread].last else { return nil }
      let text = phrases.text(.reply, about: threads[thread].occasion, using: &random)
      return Request(
        .amend(id, last.message, RawText(text)),
        by: try authors.signer(author, on: onDay),
        on: onDay
      )
    case .withdraw(let thread, let author):
      guard let id = threads[thread].id, let last = threads[thread].last else { return nil }
      return Request(
        .withdraw(id, last.message),
        by: try authors.signer(author, on: onDay),
        on: onDay
      )
    case .voice(let thread, let author):
      guard let id = threads[thread].id else { return nil }
      let basis = Bool.random(using: &random) ? Basis.firstHand : .toldByThePerson
      return Request(.sameHere(id, basis), by: try authors.signer(author, on: onDay), on: onDay)
    case .dispute(let thread):
      guard let id = threads[thread].id else { return nil }
      let text = "The Member disputes this. The writer may add to it or withdraw it."
      return Request(
        .dispute(id, RawText(text)),
        by: try authors.signer(nil, on: onDay),
        on: onDay
      )
    }
  }

  /// Takes in what the last request made.
  private mutating func note(_ event: Event) {
    guard let asked else { return }
    self.asked = nil
    switch asked {
    case .post(let thread, let author):
      if threads[thread].id == nil { threads[thread].id = ThreadID(opening: event.id) }
      threads[thread].last = (event.id, author)
      follow(thread, author)
    case .withdraw(let thread, _):
      threads[thread].last = nil
    case .voice(let thread, _):
      threads[thread].voiceCount += 1
    case .amend, .dispute:
      break
    }
  }

  /// Draws what follows a post at once.
  private mutating func follow(_ thread: Int, _ author: Int) {
    let state = threads[thread]
    let isOpening = state.last?.message == state.id?.opening
    if state.kind == .warning {
      if chance(20), let voice = state.nextVoice {
        pending.append(.voice(thread: thread, author: voice))
      }
      if !isOpening, state.hasSubject, chance(500), !state.isDisputed {
        threads[thread].isDisputed = true
        pending.append(.dispute(thread: thread))
      }
    }
    if !isOpening, chance(50) {
      pending.append(.amend(thread: thread, author: author))
    } else if isOpening ? state.postsLeft == 0 && chance(50) : chance(100) {
      pending.append(.withdraw(thread: thread, author: author))
    }
  }

  private mutating func nextAct() -> Act? {
    if !pending.isEmpty { return pending.removeFirst() }
    while day < schedule.days.count, burst >= schedule.days[day].count {
      day += 1
      burst = 0
    }
    guard day < schedule.days.count else { return nil }
    let thread = Int(schedule.days[day][burst].thread)
    if postsOfBurst == 0 {
      pair = (threads[thread].writer(using: &random), threads[thread].writer(using: &random))
    }
    let isOpen = threads[thread].id != nil
    let author = isOpen ? (chance(2) ? pair.0 : pair.1) : threads[thread].firstWriter
    postsOfBurst += 1
    if postsOfBurst >= schedule.days[day][burst].count {
      postsOfBurst = 0
      burst += 1
    }
    return .post(thread: thread, author: author)
  }

  /// True once in `count` times.
  private mutating func chance(_ count: UInt64) -> Bool {
    random.next() % count == 0
  }

  // MARK: Posts

  private mutating func post(in thread: Int, about subjects: [SubjectID]) -> Intent {
    guard let id = threads[thread].id else { return opening(of: thread, about: subjects) }
    let text = RawText(phrases.text(.reply, about: threads[thread].occasion, using: &random))
    return .reply(id, to: chance(6) ? threads[thread].last?.message : nil, text)
  }

  private mutating func opening(of thread: Int, about subjects: [SubjectID]) -> Intent {
    let occasions = world.vocabulary.occasions
    let occasion = occasions.randomElement(using: &random)?.code
    let drawn = Int.random(in: 0..<10, using: &random)
    let kind: ThreadKind = drawn < 8 ? .warning : drawn == 8 ? .advice : .question
    threads[thread].occasion = occasion
    threads[thread].kind = kind
    switch kind {
    case .question:
      let text = phrases.text(.question, about: occasion, using: &random)
      return .open(Opening(kind: .question, occasion: occasion), RawText(text))
    case .advice:
      let text = phrases.text(.advice, about: occasion, using: &random)
      return .open(Opening(kind: .advice, occasion: occasion), RawText(text))
    case .warning:
      let conduct = BoardInvention.conducts.randomElement(using: &random) ?? .unease
      var subject = chance(8) ? nil : subjects.randomElement(using: &random)
      if let someone = subject {
        let words = Said(
          author: threads[thread].firstWriter, subject: someone, conduct: conduct,
          occasion: occasion)
        if !said.insert(words).inserted { subject = nil }
      }
      threads[thread].hasSubject = subject != nil
      let codes = world.vocabulary.advice.map(\.code)
      var advice: [String] = []
      for _ in 0...Int.random(in: 0...2, using: &random) {
        if let code = codes.randomElement(using: &random), !advice.contains(code) {
          advice.append(code)
        }
      }
      let opening = Opening(
        kind: .warning,
        conduct: conduct,
        basis: BoardInvention.bases.randomElement(using: &random),
        occasion: occasion,
        when: BoardInvention.whens.randomElement(using: &random),
        subject: subject,
        advice: advice
      )
      guard conduct != .mayBeACrime, !chance(10) else { return .open(opening, nil) }
      return .open(opening, RawText(phrases.text(.warning, about: occasion, using: &random)))
    }
  }
}
