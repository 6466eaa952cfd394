// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Resources

/// `lookout seed`: a board with people and posts on it, from a script or invented.
struct SeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Fill a board from a script.",
    usage: """
      lookout seed DIR SCRIPT.json [--codenames FILE]
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

      Seeded boards are open: their files protect nothing. The codename of author N is the text \
      "author N", so whoever wants to act as one puts that into a codename file.
      """
  )

  @Argument(help: ArgumentHelp("The board's directory.", valueName: "dir"))
  var directory: String?

  @Argument(help: ArgumentHelp("The script; - reads standard input.", valueName: "script"))
  var script: String?

  @Flag(help: "Print a script to start from, and do nothing else.")
  var example = false

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

  @Flag(help: "Seal the board. Not possible yet.")
  var sealed = false

  private static let scriptLimit = 64 << 20

  func run() throws {
    if example {
      let script = String(decoding: Resource.demoBoard.bytes, as: UTF8.self)
      Output.print(script.hasSuffix("\n") ? String(script.dropLast()) : script)
      return
    }
    guard !sealed else {
      throw Complaint(
        .usage,
        "Sealed boards cannot be made yet.",
        next: "Leave --sealed out for an open board."
      )
    }
    guard let directory else {
      throw Complaint(.usage, "No directory was named.", next: "lookout seed DIR SCRIPT.json")
    }
    let today = today ?? HostClock.today()
    guard let script else {
      throw Complaint(
        .usage,
        "No script was named.",
        next: "lookout seed DIR SCRIPT.json; lookout seed --example prints a script."
      )
    }
    let file = try InputFile(script, limit: SeedCommand.scriptLimit)
    var seeding = try ScriptSeeding(
      file,
      for: try SeedTarget(directory, on: today),
      on: today,
      random: random
    )
    try listing(seeding.authorCount) { () throws(Complaint) in try seeding.perform() }
    Output.note("An open board, for trying out: its files protect nothing. At \(directory).")
  }

  private var random: any RandomNumberGenerator {
    randomSeed.map { SeededNumbers(seed: $0) } ?? SystemRandomNumberGenerator()
  }

  /// Does something with the codenames' file made before, and gone again if it fails.
  private func listing(
    _ authorCount: Int,
    _ act: () throws(Complaint) -> Void
  ) throws(Complaint) {
    let list = try codenames.map { path throws(Complaint) in
      try CodenameList(at: path, count: authorCount)
    }
    do {
      try act()
    } catch {
      list?.remove()
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
