// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board

/// `lookout routes`, which needs neither board nor codename.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "Who to ring and where to take it, by what you need.",
    discussion: """
      Needs no board and no codename, and keeps nothing. Every route has its source and the day on \
      which it was read; OLD stands on one that is to be read again.

      --need NEED tells one need in full: \(Need.allCases.map(\.rawValue).joined(separator: ", ")).

      --since DAY works out dates on the safe side from the day something happened, as in 2026-11-21 \
      or 21/11/2026. Your shell may keep what you type there: --since - reads it from standard \
      input. If a date seems past, ask all the same: exceptions exist.

      In danger now: 999.
      """,
    subcommands: [CorrectRouteCommand.self])

  @Option(help: "One need in full, instead of all in brief.")
  var need: String?

  @Option(
    help: ArgumentHelp("The day something happened; - reads it from input.", valueName: "day"))
  var since: String?

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let book = Lists.routes
    guard !book.routes.isEmpty else {
      throw Complaint(
        .inputOutput, "The program's own list of routes cannot be read.", next: "In danger: 999.")
    }
    let need = try need.map(RoutesCommand.need)
    let report = RouteReport(book, today: HostClock.today())
    if let since {
      guard need ?? .howLong == .howLong else {
        throw Complaint(
          .usage, "--since goes with --need how-long alone.", next: "Leave one of the two out.")
      }
      let day = try RoutesCommand.day(since)
      if json {
        Output.print(report.json(limitsFrom: day))
      } else {
        Output.print(report.limits(from: day).joined(separator: "\n"))
      }
      return
    }
    if json {
      Output.print(report.json(need.map { [$0] } ?? Need.allCases))
    } else if let need {
      Output.print(RoutesCommand.full(need, book, report))
    } else {
      Output.print(RoutesCommand.all(book, report))
    }
  }

  private static func need(_ word: String) throws(Complaint) -> Need {
    guard let need = Need(rawValue: word) else {
      let allowed = Need.allCases.map(\.rawValue).joined(separator: ", ")
      throw Complaint(.usage, "There is no need called \"\(word)\".", next: "Needs: \(allowed).")
    }
    return need
  }

  private static func day(_ text: String) throws(Complaint) -> Day {
    var typed = text
    if text == "-" {
      var input = LineInput()
      guard case .line(let line)? = input.next() else {
        throw Complaint(
          .badData, "Standard input has no line with a day.", next: DayFault.notADate.sentence)
      }
      typed = line
    }
    do {
      return try Day(typed: typed, today: HostClock.today())
    } catch {
      throw Complaint(.badData, "--since: \(error.sentence)")
    }
  }

  /// Every need with its doors in brief.
  private static func all(_ book: RouteBook, _ report: RouteReport) -> String {
    let needs = Need.allCases.map { need in
      let doors = book.routes(for: need).map { "  \(report.brief($0))" }
      let more = need == .howLong ? ["  --need how-long has the rules; --since DAY the dates."] : []
      let missing = book.gaps[need].map { ["  \($0)"] } ?? []
      return (["\(need.label) (--need \(need.rawValue))"] + doors + more + missing)
        .joined(separator: "\n")
    }
    return (needs + [closing]).joined(separator: "\n\n")
  }

  /// One need with all that is known of its doors.
  private static func full(_ need: Need, _ book: RouteBook, _ report: RouteReport) -> String {
    if need == .howLong {
      return (report.rules() + [RouteReport.exceptions]).joined(separator: "\n")
    }
    let doors = book.routes(for: need).map { route in
      ([route.name] + report.full(route).map { "  \($0)" }).joined(separator: "\n")
    }
    return (doors + (book.gaps[need].map { [$0] } ?? [])).joined(separator: "\n\n")
  }

  private static let closing = """
    If a date seems past, ask all the same: exceptions exist.
    A list or a bystander cannot start a complaint; the person harmed can.
    What moderators of a board corrected shows once it is unlocked: lookout open, then 5.
    """
}
