// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Resources

/// `lookout seed`: a board with people and posts on it, from a script or invented.
struct SeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Fill a board from a script, or invent one.",
    usage: """
      lookout seed DIR SCRIPT.json [--codenames FILE]
      lookout seed DIR --members N --threads N --messages N [--random-seed N] [--name NAME]
      lookout seed --example
      """,
    discussion: """
      The board is made if it is not there; one that is there gets the script's threads. It is all \
      or nothing: a script with any mistake in it changes nothing, and all of its mistakes are told \
      at once, each with line and path. --example prints a script to start from.

      A script is {"name", "roster", "threads"}. A thread has the keys of lookout warn, "by": an \
      author's number from 0, "day": how many days before today as a negative number, and "then": \
      what followed, in order:

        {"act": "reply", "by": 4, "day": -3, "body": "...", "to": 0}
        {"act": "same-here", "by": 5, "day": -3, "basis": "first-hand"}
        {"act": "dispute", "day": -2, "body": "..."}
        {"act": "amend", "by": 4, "day": -1, "body": "..."}
        {"act": "withdraw", "by": 4, "day": 0}

      "to" numbers a post of the thread, the opening being 0; without it, amend and withdraw mean \
      the author's first.

      With --members, --threads and --messages a new board of that size is made, over the last 60 \
      days, with fictional office-holders and invented words. A large one is written in steps: \
      interrupted, it stays a board, and a smaller one.

      Seeded boards are open, unless --sealed: their files protect nothing. The codename of author \
      N is the text "author N", so whoever wants to act as one puts that into a codename file. On a \
      sealed one the first \(SeedAuthors.mostCodenames) authors get codenames, the very first is a \
      moderator, and nobody can act as the rest.
      """
  )

  @Argument(help: ArgumentHelp("The board's directory.", valueName: "dir"))
  var directory: String?

  @Argument(help: ArgumentHelp("The script; - reads standard input.", valueName: "script"))
  var script: String?

  @Flag(help: "Print a script to start from, and do nothing else.")
  var example = false

  @Option(help: ArgumentHelp("How many invented members write.", valueName: "n"))
  var members: Int?

  @Option(help: ArgumentHelp("How many threads they open.", valueName: "n"))
  var threads: Int?

  @Option(help: ArgumentHelp("How many posts there are, openings and replies.", valueName: "n"))
  var messages: Int?

  @Option(help: "What the invented board is called.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Draw everything that is random from a number, so that the same call on the same day makes "
        + "the same board.",
      valueName: "n"
    )
  )
  var randomSeed: UInt64?

  @Option(help: ArgumentHelp("Seed as if it were this day.", valueName: "yyyy-mm-dd"))
  var today: Day?

  @Option(
    help: ArgumentHelp(
      "Write the authors' codenames to a new file, one a line.",
      valueName: "file"
    )
  )
  var codenames: String?

  @Flag(help: "Seal the board. Goes with --codenames: without one nobody could open it.")
  var sealed = false

  private static let scriptLimit = 64 << 20
  /// The most members, threads or messages that are invented.
  private static let most = 100_000_000

  func run() throws {
    if example {
      let script = String(decoding: Resource.demoBoard.bytes, as: UTF8.self)
      Output.print(script.hasSuffix("\n") ? String(script.dropLast()) : script)
      return
    }
    guard !sealed || codenames != nil else {
      throw Complaint(
        .usage, "A sealed board that nobody has a codename for could never be opened.",
        next: "Add --codenames FILE.")
    }
    guard let directory else {
      throw Complaint(.usage, "No directory was named.", next: "lookout seed DIR SCRIPT.json")
    }
    let today = today ?? HostClock.today()
    if let size = try size() {
      try invent(size, at: directory, on: today)
    } else {
      try follow(script, at: directory, on: today)
    }
    Output.note(
      sealed
        ? "A sealed board of invented people, at \(directory)."
        : "An open board, for trying out: its files protect nothing. At \(directory).")
  }

  // MARK: From a script

  private func follow(_ script: String?, at directory: String, on today: Day) throws(Complaint) {
    guard let script else {
      throw Complaint(
        .usage,
        "Neither a script nor a size was given.",
        next: "lookout seed DIR SCRIPT.json; lookout seed --example prints a script."
      )
    }
    let file = try InputFile(script, limit: SeedCommand.scriptLimit)
    let seeding = try ScriptSeeding(
      file,
      for: try SeedTarget(directory, on: today),
      on: today
    )
    guard seeding.makesBoard || !sealed else {
      throw Complaint(
        .cannotCreate, "\(directory) exists already; nothing was changed.",
        next: "A sealed board is seeded only while it is made: choose another directory.")
    }
    guard seeding.makesBoard else {
      try listing((0..<seeding.authorCount).map(SeedAuthors.codename)) { () throws(Complaint) in
        try seeding.perform(on: nil, using: random(.events))
      }
      return
    }
    let ground = try ground(for: seeding.authorCount, on: today)
    try listing(ground.codenames) { () throws(Complaint) in
      try seeding.perform(on: ground, using: random(.events))
    }
  }

  /// What a new board stands on.
  private func ground(
    for authorCount: Int, on today: Day
  ) throws(Complaint) -> SeedGround {
    guard sealed else { return SeedGround(authorCount: authorCount, using: random(.board)) }
    return try SeedGround(sealedFor: authorCount, in: .ofThisHost, on: today)
  }

  /// What is drawn at random, each from a sequence of its own.
  private enum Drawing: UInt64 {
    case events, board
  }

  private func random(_ drawing: Drawing) -> any RandomNumberGenerator {
    randomSeed.map { SeededNumbers(seed: $0 ^ drawing.rawValue << 63) }
      ?? SystemRandomNumberGenerator()
  }

  // MARK: Invented

  /// The size that was asked for; nil where a script is to be followed.
  private func size() throws(Complaint) -> BoardInvention.Size? {
    guard members != nil || threads != nil || messages != nil else {
      guard name == nil else {
        throw Complaint(
          .usage,
          "--name goes with --members, --threads and --messages: a script has its own name."
        )
      }
      return nil
    }
    guard script == nil else {
      throw Complaint(.usage, "A script and a size were given.", next: "Leave one of them out.")
    }
    guard let members, let threads, let messages else {
      throw Complaint(.usage, "--members, --threads and --messages go together.")
    }
    guard (1...SeedCommand.most).contains(members), (1...SeedCommand.most).contains(messages),
      (1...messages).contains(threads)
    else {
      throw Complaint(
        .usage,
        "That size is not possible.",
        next: "At least one member and one thread, a message for each thread, and at most "
          + "\(SeedCommand.most) of anything."
      )
    }
    return BoardInvention.Size(members: members, threads: threads, messages: messages)
  }

  private func invent(
    _ size: BoardInvention.Size,
    at directory: String,
    on today: Day
  ) throws(Complaint) {
    let ground = try ground(for: size.members, on: today)
    var seed = random(.events)
    var invention = BoardInvention(
      size,
      name: RawText(name ?? "An invented board"),
      today: today,
      seed: seed.next()
    )
    let isWatched = Output.hasReader
    let start = ContinuousClock.now
    try listing(ground.codenames) { () throws(Complaint) in
      try invention.make(at: directory, on: ground) { posts in
        guard isWatched else { return }
        let rate = Double(posts) / ((ContinuousClock.now - start) / .seconds(1))
        Output.progress("\(posts) of \(size.messages) messages, \(Int(rate)) a second")
      }
    }
    if isWatched { Output.note("") }
  }

  /// Does something with the codenames' file made before, and gone again if it fails.
  private func listing(
    _ names: [String],
    _ act: () throws(Complaint) -> Void
  ) throws(Complaint) {
    let file = try codenames.map { path throws(Complaint) in try SecretFile(at: path) }
    do throws(Complaint) {
      try file?.write(lines: names)
      try act()
    } catch {
      file?.remove()
      throw error
    }
  }
}

extension Day: ExpressibleByArgument {
  /// Reads `2026-11-21`; nil for anything else, and for days that are not in the calendar.
  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1_970...9_999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard description == argument else { return nil }
  }
}
