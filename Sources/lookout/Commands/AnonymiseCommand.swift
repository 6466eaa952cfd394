// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import ArgumentParser
internal import Bytes

/// `lookout anonymise`, which needs no board.
struct AnonymiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anonymise",
    abstract: "Show a text from standard input as others would see it.",
    discussion: """
      Finds what gives somebody away: people, office-holders of a roster, telephone numbers, \
      addresses, rooms, exact days and hours, and descriptions that fit few people. Needs no board \
      and no codename, and keeps nothing.

      With --roster, names of office-holders become tags. FILE is Popolo JSON, a page of the UK \
      Parliament Members API, or CSV with the columns id and name.
      """)

  @Option(help: ArgumentHelp("The office-holders to know.", valueName: "file"))
  var roster: String?

  @Flag(help: "Each line of the input is a JSON string; each line of the output tells of one.")
  var lines = false

  @Flag(help: "JSON with the findings: kind, start, end, replacement and reason.")
  var json = false

  private static let limit = 64 << 20

  func run() throws {
    let people = try roster.map {
      try RosterFile.people(in: InputFile($0, limit: RosterFile.limit), on: HostClock.today())
    }
    let subjects = AnonymiseCommand.subjects(of: people ?? [])
    let input = try InputFile("-", limit: AnonymiseCommand.limit)
    guard let anonymiser = try? Anonymiser.shipped(for: subjects) else {
      throw Complaint(.inputOutput, "The anonymiser's data cannot be read; nothing was shown.")
    }
    guard lines else {
      let report = anonymiser.report(on: try input.text())
      if json {
        Output.print(AnonymiseCommand.json(of: report))
      } else {
        Output.pass(report.text)
      }
      return
    }
    // Every line is read before the first is answered: nothing partial is ever shown.
    for text in try AnonymiseCommand.texts(in: input) {
      Output.print(AnonymiseCommand.json(of: anonymiser.report(on: text)))
    }
  }

  /// The texts of a file of JSON strings, one a line; all that is wrong is told at once.
  private static func texts(in input: InputFile) throws(Complaint) -> [String] {
    var problems = Problems(in: input)
    var texts: [String] = []
    for line in input.bytes.split(separator: 0x0A) {
      do throws(JSONSyntaxError) {
        var scanner = JSONScanner(line)
        texts.append(try scanner.string())
        try scanner.end()
      } catch {
        problems.note(error)
      }
    }
    if let complaint = problems.complaint { throw complaint }
    return texts
  }

  /// The people with tags in the order of the file, since only a board draws tags at random.
  private static func subjects(of people: [RosterPerson]) -> [RosterSubject] {
    let stones = Lists.stones
    guard !stones.isEmpty else { return [] }
    return people.enumerated().map { number, person in
      RosterSubject(
        id: person.id, tag: tag(number, stones), name: person.name,
        alternates: person.alternates, seat: person.seat)
    }
  }

  private static func tag(_ number: Int, _ stones: [String]) -> String {
    let digits = number / stones.count + 1
    return "\(stones[number % stones.count]) \(digits < 10 ? "0" : "")\(digits)"
  }

  private static func json(of report: AnonymiseReport) -> JSONWriter {
    var json = JSONWriter(reserving: report.text.utf8.count + report.findings.count * 128)
    json.beginObject()
    json.key("text")
    json.value(report.text)
    json.key("findings")
    json.beginArray()
    for finding in report.findings {
      write(
        finding.kind.rawValue, finding.start, finding.end, replacement: finding.replacement,
        finding.reason, to: &json)
    }
    json.endArray()
    json.key("hints")
    json.beginArray()
    for hint in report.hints {
      write(hint.kind.rawValue, hint.start, hint.end, replacement: nil, hint.reason, to: &json)
    }
    json.endArray()
    json.endObject()
    return json
  }

  private static func write(
    _ kind: String, _ start: Int, _ end: Int, replacement: String?, _ reason: String,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("kind")
    json.value(kind)
    json.key("start")
    json.value(start)
    json.key("end")
    json.value(end)
    if let replacement {
      json.key("replacement")
      json.value(replacement)
    }
    json.key("reason")
    json.value(reason)
    json.endObject()
  }
}
