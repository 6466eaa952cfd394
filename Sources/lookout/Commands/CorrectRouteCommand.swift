// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout routes correct`: what a moderator found out since a route was read.
struct CorrectRouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Correct a route for this board's members; for moderators.",
    discussion: """
      The words stand above the route's page with today's date, and stay until they are replaced or \
      taken back. They show once the board is unlocked; before that nobody can read them. They hold \
      \(Limits.correctionCharacters) characters and name nobody on the roster.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "The route's id, as lookout routes --json gives it.")
  var route: String

  @Option(
    help: ArgumentHelp("A file with the words; - reads standard input.", valueName: "file"))
  var textFile: String?

  @Flag(help: "Take the correction back instead.")
  var drop = false

  func validate() throws {
    guard (textFile == nil) == drop else {
      throw ValidationError("Give --text-file FILE, or --drop to take a correction back.")
    }
  }

  func run() throws {
    let id = RouteID(route)
    guard Lists.routes.route(id) != nil else {
      throw Complaint(
        .notFound, "There is no route \(route).", next: "lookout routes --json names them.")
    }
    let text = try textFile.map { file throws(Complaint) in
      RawText(try InputFile(file, limit: 1 << 16).text())
    }
    let session = try options.writing()
    _ = try session.act(.correctRoute(id, text))
    Output.note(drop ? "Taken back." : "Corrected, for every member, with today's date.")
  }
}
