// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate record`: every act, for every member.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Every act that was done for the board, newest first.",
    discussion: """
      What was turned down, and who was muted or suspended, stands there without its place, so that no \
      line leads to a person. Compare the three check words with a friend: same words, same record.
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: "Only acts of one sort, such as locked or set-aside.")
  var act: String?

  @Option(help: "Only acts with one reason, such as hostile.")
  var reason: String?

  @Option(help: "Only acts of one moderator, such as Larch.")
  var by: String?

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let known = try reason.map { word throws(Complaint) in
      try ReasonArgument.reason(word.lowercased(), among: ModerationReason.allCases)
    }
    let session = try options.reading()
    let reading = session.record()
    _ = try? session.save()
    let lines = reading.lines.filter { line in
      let acts = [line.entry.code, line.entry.label]
      return (act.map { acts.contains($0.lowercased()) } ?? true)
        && (known.map { line.entry.reason == $0 } ?? true)
        && (by.map { name in line.authors.contains { $0.lowercased() == name.lowercased() } }
          ?? true)
    }
    if lines.isEmpty, !reading.lines.isEmpty {
      let acts = Set(reading.lines.map(\.entry.code)).sorted().joined(separator: ", ")
      let names = Set(reading.lines.flatMap(\.authors)).sorted().joined(separator: ", ")
      Output.note("No act in the record is so. It has these: \(acts); by \(names).")
    }
    let report = RecordReport(session, reading)
    if json {
      Output.print(report.json(lines))
    } else {
      Output.print(report.text(lines))
    }
    if case .shortened = reading.comparison {
      Output.note("lookout: \(RecordReport.shortened)")
    }
  }
}
