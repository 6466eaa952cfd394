// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout roster`: the office-holders known to a board.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "The office-holders known to the board.",
    subcommands: [Import.self, List.self])

  /// `lookout roster import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Bring public data in; for whoever runs the board.",
      discussion: """
        FILE is Popolo JSON (parlparse's people.json, EveryPolitician's), pages of the UK Parliament \
        Members API (one, several in an array, or one behind the other), or CSV with the columns id \
        and name; - reads standard input. Of each person the identifier, the names, the House, the \
        seat, the party and whether they sit are kept, and nothing else.

        Whoever is known keeps the tag, so that importing again brings a roster up to date. Who no \
        longer sits stays on it and is offered last; who does not sit and was never known is not \
        taken. A file with anything wrong in it changes nothing.
        """)

    @OptionGroup var options: BoardOptions

    @Argument(help: ArgumentHelp("The file; - reads standard input.", valueName: "file"))
    var file: String

    @Flag(help: "The file is the whole roster: who is not in it has left.")
    var whole = false

    @Flag(help: "One JSON object: new, changed, left, unchanged, passed_over.")
    var json = false

    func run() throws {
      let (session, people) = try options.writing { () throws(Complaint) in
        try RosterFile.people(
          in: InputFile(file, limit: RosterFile.limit), on: HostClock.today())
      }
      let outcome = try Complaint.wording { () throws(SessionError) in
        try session.importRoster(people.map(\.entry), isWhole: whole)
      }
      let counts: [(name: StaticString, count: Int)] = [
        ("new", outcome.new), ("changed", outcome.changed), ("left", outcome.left),
        ("unchanged", outcome.unchanged), ("passed_over", outcome.passedOver),
      ]
      guard json else {
        let changed = "\(outcome.changed) changed, of whom \(outcome.left) no longer sit"
        let passed =
          outcome.passedOver == 0
          ? "" : " \(outcome.passedOver) do not sit and were not known: not taken."
        return Output.print(
          "\(outcome.new) new, \(changed), \(outcome.unchanged) as before.\(passed)")
      }
      var report = JSONWriter()
      report.beginObject()
      for (name, count) in counts {
        report.key(name)
        report.value(count)
      }
      report.endObject()
      Output.print(report)
    }
  }

  /// `lookout roster list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Everybody on the roster, by name.",
      discussion: """
        Public data alone: names, seats and parties, in the order of the alphabet. No tag stands \
        beside a name, and nothing tells who is warned about: lookout who asks about one.
        """)

    @OptionGroup var options: BoardOptions

    @Flag(help: "One JSON array: id, name, alternates, house, seat, party, active.")
    var json = false

    func run() throws {
      let session = try options.reading()
      let entries = try Complaint.wording { () throws(SessionError) in try session.roster() }
        .sorted { ($0.name, $0.id.value) < ($1.name, $1.id.value) }
      guard json else {
        if entries.isEmpty {
          Output.note("Nobody is on the roster. lookout roster import brings public data in.")
        }
        for entry in entries {
          let facts = [
            entry.seat ?? "House of Lords", entry.party, entry.isActive ? nil : "no longer sits",
          ]
          Output.print("\(entry.name) · \(facts.compactMap(\.self).joined(separator: " · "))")
        }
        return
      }
      var report = JSONWriter(reserving: entries.count * 192)
      report.beginArray()
      for entry in entries { List.write(entry, to: &report) }
      report.endArray()
      Output.print(report)
    }

    private static func write(_ entry: RosterEntry, to json: inout JSONWriter) {
      json.beginObject()
      json.key("id")
      json.value(entry.id.value)
      json.key("name")
      json.value(entry.name)
      json.key("alternates")
      json.beginArray()
      for name in entry.alternates { json.value(name) }
      json.endArray()
      json.key("house")
      json.value(entry.house.rawValue)
      json.key("seat")
      json.value(orNull: entry.seat)
      json.key("party")
      json.value(orNull: entry.party)
      json.key("active")
      json.value(entry.isActive)
      json.endObject()
    }
  }
}
