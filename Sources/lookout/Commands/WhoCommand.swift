// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout who`: whether anything is written about people, by their names.
struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who", abstract: "Is anything written about those you expect to meet?",
    discussion: """
      Names come from standard input, one a line, where none is given or the one given is -. A name \
      may be written as colleagues do: a surname, with a title or a seat, by a few letters. Other \
      users of this machine can see the arguments of a command while it runs: prefer standard input.

      Answers come in the order of the names, by number and by tag; no name is ever printed. \
      \(NameBudget.mostOfHour) names an hour can be checked, \(NameBudget.mostOfEarlyDay) a day in \
      the first fortnight. The exit code is 0 either way: nothing on this board is not the same as \
      safe.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: ArgumentHelp("A name; - or none reads them, one a line.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "One JSON array: number, state, subject, warnings and voices of each.")
  var json = false

  private static let limit = 64 << 10

  func run() throws {
    let (session, wanted) = try options.reading(with: wanted)
    let checks = try Complaint.wording { () throws(SessionError) in
      var checks: [SubjectReport.Check] = []
      for name in wanted { checks.append(try WhoCommand.check(name, session)) }
      return checks
    }
    let report = SubjectReport(session)
    if json { return Output.print(report.json(checks)) }
    for (index, check) in checks.enumerated() {
      Output.print(report.text(check, number: index + 1))
    }
    let left = session.hasCodename ? " \(session.namesLeft.label.capitalisedFirst)." : ""
    Output.note(
      "Nothing on this board is not the same as safe: most things are never written down.\(left)")
  }

  /// The names that are asked about: arguments, or lines of standard input.
  private func wanted() throws(Complaint) -> [String] {
    let given =
      names.isEmpty || names == ["-"]
      ? try InputFile("-", limit: WhoCommand.limit).text().split(whereSeparator: \.isNewline)
        .map(String.init)
      : names
    let wanted = given.filter { $0.contains { !$0.isWhitespace } }
    guard !wanted.isEmpty else {
      throw Complaint(.usage, "No name was given.", next: "Write one a line to standard input.")
    }
    return wanted
  }

  private static func check(
    _ name: String, _ session: Session
  ) throws(SessionError) -> SubjectReport.Check {
    let people = try session.people(named: name)
    guard people.count == 1, let subject = session.board.subject(people[0].id) else {
      return people.isEmpty ? .unknown : .several(people.prefix(9).map { $0.seat ?? $0.name })
    }
    try session.spendName(on: subject.id)
    return .found(subject, session.board.standing(of: subject.id, on: session.today))
  }
}

extension String {
  /// With a capital at its beginning.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
