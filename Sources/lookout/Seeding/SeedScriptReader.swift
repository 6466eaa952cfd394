// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Resources

/// Reads a seed script: all of it, or all that is wrong with it.
///
/// The form is checked here; what may be done on a board is the decider's, in `SeedScriptTrial`.
struct SeedScriptReader {
  private static let authors = 0...9_999
  private static let days = -3_650...0
  /// The longest name, seat, party and identifier on a roster.
  private static let rosterCharacters = 100
  private static let acts = ["reply", "same-here", "dispute", "amend", "withdraw"]

  private let vocabulary: Vocabulary
  private var problems: Problems
  private var steps: [SeedScript.Step] = []
  private var threadCount = 0

  /// Reads the script in a file.
  ///
  /// - Parameters:
  ///   - file: the document.
  ///   - needsName: whether the script makes a board.
  ///   - isKnown: whether an office-holder is on the board's roster already.
  ///   - vocabulary: the lists a writer chooses from.
  ///   - today: the day of seeding.
  /// - Returns: the script, without what a board that is there has already.
  /// - Throws: one complaint with all errors, each with line and path.
  static func read(
    _ file: InputFile,
    needsName: Bool,
    isKnown: (SubjectID) -> Bool = { _ in false },
    vocabulary: Vocabulary,
    today: Day
  ) throws(Complaint) -> SeedScript {
    var reader = SeedScriptReader(vocabulary: vocabulary, problems: Problems(in: file))
    var beginning: [SeedScript.Step] = []
    do {
      var object = ObjectReader(
        try LocatedJSON(file.bytes),
        path: "",
        problems: &reader.problems
      )
      beginning = reader.beginning(&object, needsName: needsName)
      for (json, path) in object.elements("threads", &reader.problems) {
        reader.thread(json, path: path)
      }
      object.finish(&reader.problems)
    } catch {
      reader.problems.note(error)
    }
    let first = reader.steps.map(\.day).min() ?? 0
    let script = SeedScript(
      beginning.map { step in
        SeedScript.Step(author: nil, day: first, deed: step.deed, source: step.source)
      } + reader.steps,
      threadCount: reader.threadCount
    )
    SeedScriptTrial.decide(script, vocabulary: vocabulary, today: today, &reader.problems)
    if let complaint = reader.problems.complaint { throw complaint }
    guard needsName else {
      return script.without { deed in
        switch deed {
        case .name: true
        case .enrol(let entry): isKnown(entry.id)
        default: false
        }
      }
    }
    return script
  }

  /// The fictional office-holders of the script that the program carries.
  static var demoRoster: [RosterEntry] {
    guard
      let script = try? read(
        InputFile(named: "the demo script", Resource.demoBoard.bytes),
        needsName: true,
        vocabulary: Lists.vocabulary,
        today: Day(number: 0)
      )
    else { return [] }
    return script.steps.compactMap { step in
      if case .enrol(let entry) = step.deed { entry } else { nil }
    }
  }

  private init(vocabulary: Vocabulary, problems: Problems) {
    self.vocabulary = vocabulary
    self.problems = problems
  }

  // MARK: The board

  /// The name and the roster.
  private mutating func beginning(
    _ object: inout ObjectReader,
    needsName: Bool
  ) -> [SeedScript.Step] {
    var steps: [SeedScript.Step] = []
    if let text = object.text("name", &problems, isNeeded: needsName) {
      let source = SeedScript.Source(offset: object.offset(of: "name"), path: "name")
      steps.append(
        SeedScript.Step(author: nil, day: 0, deed: .name(RawText(text)), source: source)
      )
    }
    var ids: Set<String> = []
    for (json, path) in object.elements("roster", &problems) {
      guard let entry = person(json, path: path) else { continue }
      guard ids.insert(entry.id.value).inserted else {
        problems.note(
          "\(Problems.quoted(entry.id.value)) stands twice on the roster",
          at: json.offset,
          path: path
        )
        continue
      }
      steps.append(
        SeedScript.Step(
          author: nil,
          day: 0,
          deed: .enrol(entry),
          source: SeedScript.Source(offset: json.offset, path: path)
        )
      )
    }
    for (json, path) in object.elements("upcoming", &problems) {
      guard let deed = announcement(json, path: path) else { continue }
      steps.append(
        SeedScript.Step(
          author: nil, day: 0, deed: deed,
          source: SeedScript.Source(offset: json.offset, path: path)))
    }
    return steps
  }

  /// A public occasion, its weeks counted from this one.
  private mutating func announcement(_ json: LocatedJSON, path: String) -> SeedScript.Deed? {
    var object = ObjectReader(json, path: path, problems: &problems)
    let occasion = object.word(
      "occasion", of: vocabulary.occasions.map(\.code), &problems, isNeeded: true)
    let first = object.number("week", in: SeedScriptReader.weeks, &problems, isNeeded: true)
    let last = object.number("until", in: SeedScriptReader.weeks, &problems)
    let name = object.text("name", &problems, isNeeded: true)
    object.finish(&problems)
    guard let occasion, let first, let name else { return nil }
    return .announce(occasion: occasion, first: first, last: last ?? first, RawText(name))
  }

  private static let weeks = 0...52

  private mutating func person(_ json: LocatedJSON, path: String) -> RosterEntry? {
    var object = ObjectReader(json, path: path, problems: &problems)
    let id = rosterText("id", &object, isNeeded: true)
    let name = rosterText("name", &object, isNeeded: true)
    let houses = RosterEntry.House.allCases.map(\.rawValue)
    let house = object.word("house", of: houses, &problems, isNeeded: true)
    let seat = rosterText("seat", &object)
    let party = rosterText("party", &object)
    object.finish(&problems)
    guard let id, let name, let house = house.flatMap(RosterEntry.House.init) else { return nil }
    return RosterEntry(id: SubjectID(id), name: name, house: house, seat: seat, party: party)
  }

  private mutating func rosterText(
    _ key: String,
    _ object: inout ObjectReader,
    isNeeded: Bool = false
  ) -> String? {
    guard let text = object.text(key, &problems, isNeeded: isNeeded) else { return nil }
    guard text.count <= SeedScriptReader.rosterCharacters else {
      problems.note(
        "has \(text.count) characters; \(SeedScriptReader.rosterCharacters) is the most",
        at: object.offset,
        path: object.path(of: key)
      )
      return nil
    }
    return text
  }

  // MARK: Threads

  private mutating func thread(_ json: LocatedJSON, path: String) {
    let before = problems.count
    var object = ObjectReader(json, path: path, problems: &problems)
    let author = object.number("by", in: SeedScriptReader.authors, &problems, isNeeded: true)
    let day = object.number("day", in: SeedScriptReader.days, &problems, isNeeded: true)
    let opening = OpeningReader.read(&object, vocabulary: vocabulary, &problems)
    let following = object.elements("then", &problems)
    object.finish(&problems)
    var isSound = problems.count == before
    var story = Story(thread: threadCount, lastDay: day ?? 0, posts: [author])
    var followed: [SeedScript.Step] = []
    for (json, path) in following {
      let step = step(json, path: path, &story)
      isSound = isSound && step != nil
      // What follows something that cannot be done is read for its form and no further.
      if isSound, let step { followed.append(step) }
    }
    // Without author or day nothing is made, but the rest of it can still be held to the rules.
    guard let opening else { return }
    steps.append(
      SeedScript.Step(
        author: author ?? 0,
        day: day ?? 0,
        deed: .open(thread: threadCount, opening.opening, opening.text),
        source: SeedScript.Source(offset: json.offset, path: path)
      )
    )
    steps += followed
    threadCount += 1
  }

  /// What is known of a thread while it is read.
  private struct Story {
    let thread: Int
    var lastDay: Int
    /// The author of each post, nil for the board's own; the opening is the first.
    var posts: [Int?] = []
  }

  private mutating func step(
    _ json: LocatedJSON,
    path: String,
    _ story: inout Story
  ) -> SeedScript.Step? {
    let before = problems.count
    var object = ObjectReader(json, path: path, problems: &problems)
    let act = object.word("act", of: SeedScriptReader.acts, &problems, isNeeded: true)
    let day = object.number("day", in: SeedScriptReader.days, &problems, isNeeded: true)
    guard let act else { return nil }
    let isByBoard = act == "dispute"
    let author =
      isByBoard
      ? nil : object.number("by", in: SeedScriptReader.authors, &problems, isNeeded: true)
    var deed: SeedScript.Deed?
    switch act {
    case "reply":
      let target = post("to", &object, story)
      let text = words(&object)
      deed = text.map { .reply(thread: story.thread, to: target, $0) }
      story.posts.append(author)
    case "dispute":
      deed = words(&object).map { .dispute(thread: story.thread, $0) }
      story.posts.append(nil)
    case "amend":
      let target = ownPost(&object, story, author, path)
      let text = words(&object)
      if let target, let text { deed = .amend(thread: story.thread, post: target, text) }
    case "withdraw":
      let target = ownPost(&object, story, author, path)
      deed = target.map { .withdraw(thread: story.thread, post: $0) }
    default:
      let bases = Basis.allCases.filter(\.isVoice).map(\.rawValue)
      let basis = object.word("basis", of: bases, &problems, isNeeded: true).flatMap(Basis.init)
      deed = basis.map { .sameHere(thread: story.thread, $0) }
    }
    object.finish(&problems)
    if let day {
      if day < story.lastDay {
        problems.note(
          "is day \(day), after something of day \(story.lastDay)",
          at: json.offset,
          path: object.path(of: "day")
        )
      }
      story.lastDay = max(story.lastDay, day)
    }
    guard problems.count == before, let day, let deed else { return nil }
    return SeedScript.Step(
      author: author,
      day: day,
      deed: deed,
      source: SeedScript.Source(offset: json.offset, path: path)
    )
  }

  private mutating func words(_ object: inout ObjectReader) -> RawText? {
    object.text("body", &problems, isNeeded: true).map(RawText.init)
  }

  /// The number of a post that stands before this act.
  private mutating func post(
    _ key: String,
    _ object: inout ObjectReader,
    _ story: Story
  ) -> Int? {
    object.number(key, in: 0...max(0, story.posts.count - 1), &problems)
  }

  /// The post that an amendment or withdrawal is about: `to`, or else the author's first.
  private mutating func ownPost(
    _ object: inout ObjectReader,
    _ story: Story,
    _ author: Int?,
    _ path: String
  ) -> Int? {
    let before = problems.count
    if let numbered = post("to", &object, story) { return numbered }
    guard problems.count == before, let author else { return nil }
    guard let first = story.posts.firstIndex(of: author) else {
      problems.note(
        "author \(author) has written nothing in this thread",
        at: object.offset,
        path: path
      )
      return nil
    }
    return first
  }
}

extension SeedScript {
  /// The script without what a board has already.
  fileprivate func without(_ isSuperfluous: (Deed) -> Bool) -> SeedScript {
    SeedScript(steps.filter { !isSuperfluous($0.deed) }, threadCount: threadCount)
  }
}
