// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate moderators`: the set, and what waits to change it.
struct ModeratorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moderators", abstract: "Who acts for the board today, and who is proposed.",
    discussion: """
      Moderators are called by trees, which change every quarter. A proposal has a reference of four \
      characters, for propose --take and for confirm.
      """)

  @OptionGroup var options: BoardOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let session = try options.reading()
    let report = ModeratorReport(session)
    if json {
      Output.print(report.json)
    } else {
      Output.print(report.text)
    }
  }
}
