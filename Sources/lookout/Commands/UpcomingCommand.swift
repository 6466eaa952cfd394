// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout upcoming`: tonight, and the public occasions to come.
struct UpcomingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming", abstract: "What stands for tonight, and for occasions to come.",
    discussion: """
      Counts of warnings and advice by the kind of evening and for each public occasion, and what all \
      of tonight's say to do before one goes. Occasions are kept by moderators, by the week. Nothing \
      here does not mean safe: most things are never written.
      """,
    subcommands: [List.self, Add.self, Drop.self], defaultSubcommand: List.self)

  /// `lookout upcoming list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Tell of tonight and of what comes; what upcoming alone does.")

    @OptionGroup var options: BoardOptions

    @Flag(help: "One JSON object.")
    var json = false

    func run() throws {
      let session = try options.reading()
      let report = try TonightReport(session)
      if json {
        Output.print(report.json)
      } else {
        Output.print(report.lines().joined(separator: "\n"))
      }
    }
  }

  /// `lookout upcoming add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Announce a public occasion; for moderators.",
      discussion: """
        Every member sees its name and its weeks, and no finer time. The name names nobody on the \
        roster. Prints the new id.
        """)

    @OptionGroup var options: BoardOptions

    @Option(
      help: "The kind of place: \(Lists.vocabulary.occasions.map(\.code).joined(separator: " ")).")
    var occasion: String

    @Option(help: ArgumentHelp("A day of its first week, as in 2026-12-01.", valueName: "day"))
    var week: String

    @Option(
      help: ArgumentHelp("A day of its last week; the first one's, unless given.", valueName: "day")
    )
    var until: String?

    @Option(help: "What it is called, in \(Limits.nameCharacters) characters.")
    var name: String

    @Flag(help: "Print the new id as JSON.")
    var json = false

    func run() throws {
      let first = try Add.week(week, "--week")
      let last = try until.map { try Add.week($0, "--until") } ?? first
      guard first <= last else {
        throw Complaint(.usage, "--until lies before --week.", next: "Nothing was announced.")
      }
      let session = try options.writing()
      let events = try session.act(.announce(occasion: occasion, first...last, RawText(name)))
      guard let id = events.last?.id else { return }
      guard json else { return Output.print("\(id)") }
      var report = JSONWriter()
      report.beginObject()
      report.key("upcoming")
      report.value(id.description)
      report.endObject()
      Output.print(report)
    }

    private static func week(_ text: String, _ option: String) throws(Complaint) -> Week {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Int($0) }
      guard text.utf8.count == 10, parts.count == 3, numbers.count == 3 else {
        throw Complaint(.usage, "\(option): “\(text)” is no day.", next: "As in 2026-12-01.")
      }
      let day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
      guard day.description == text else {
        throw Complaint(.usage, "\(option): there is no day \(text).", next: "As in 2026-12-01.")
      }
      return Week(of: day)
    }
  }

  /// `lookout upcoming drop`.
  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop", abstract: "Take a public occasion off; for moderators.",
      discussion: "Its name is erased from the board's files; what was written for it stands.")

    @OptionGroup var options: BoardOptions

    @Argument(help: "The occasion's id, as lookout upcoming --json gives it.")
    var id: String

    func run() throws {
      let session = try options.writing()
      guard let id = EventID(id) else { throw Complaint(Refusal.noSuchUpcoming) }
      _ = try session.act(.cancel(id))
      Output.note("Taken off.")
    }
  }
}
