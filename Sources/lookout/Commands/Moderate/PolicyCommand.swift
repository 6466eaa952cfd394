// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session
internal import Text

/// `lookout moderate policy`: how the moderators work.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Which posts moderators read first, and when they look.",
    discussion: """
      Without options it tells what holds; every member can ask. With options a moderator changes it, \
      and what is not given stays.

      publication   \(Publication.allCases.map(\.rawValue).joined(separator: " "))

      Advice and questions that name nobody by tag are never held.

      --review-address is where somebody whose access was ended asks for a review without her name: a \
      postal box, say. Her program keeps it for her, since she cannot read the board any more. none \
      takes it back.
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: "What is read first.")
  var publication: String?

  @Option(
    help: ArgumentHelp(
      "The hours of a weekday at which moderators look, such as 13,18; none promises nothing.",
      valueName: "hours"))
  var hours: String?

  @Option(
    help: ArgumentHelp(
      "Where a review is asked for, in one line; none names no place.", valueName: "address"))
  var reviewAddress: String?

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let given = try publication.map { word throws(Complaint) in try PolicyCommand.publication(word)
    }
    let looking = try hours.map { text throws(Complaint) in try PolicyCommand.hours(text) }
    let review = try reviewAddress.map { text throws(Complaint) in try PolicyCommand.address(text) }
    let isChange = given != nil || looking != nil || review != nil
    let session = try isChange ? options.writing() : options.reading()
    if isChange {
      let policy = session.board.policy
      _ = try session.act(
        .setPolicy(
          Policy(
            publication: given ?? policy.publication, hours: looking ?? policy.hours,
            review: review ?? policy.review)))
    }
    let policy = session.board.policy
    guard json else {
      Output.print(
        "\(policy.publication.rawValue): \(policy.publication.label); \(policy.hoursLabel)")
      Output.print(
        policy.review.isEmpty
          ? "reviews: no address is set (--review-address)" : "reviews: \(policy.review)")
      return
    }
    var json = JSONWriter()
    json.beginObject()
    json.key("publication")
    json.value(policy.publication.rawValue)
    json.key("hours")
    json.beginArray()
    for hour in policy.hours { json.value(hour) }
    json.endArray()
    json.key("review_address")
    json.value(orNull: policy.review.isEmpty ? nil : policy.review)
    json.endObject()
    Output.print(json)
  }

  private static func publication(_ word: String) throws(Complaint) -> Publication {
    guard let publication = Publication(rawValue: word) else {
      throw Complaint(
        .usage, "\"\(word)\" is no publication.",
        next: "One of: \(Publication.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return publication
  }

  private static func address(_ text: String) throws(Complaint) -> String {
    if text == "none" { return "" }
    let line = Sanitiser.body(Sanitiser.line(text))
    guard line.contains(where: { !$0.isWhitespace }) else {
      throw Complaint(.usage, "--review-address is empty.", next: "none takes it back.")
    }
    guard line.unicodeScalars.count <= Limits.addressCharacters else {
      throw Complaint(
        .usage,
        "--review-address has \(line.unicodeScalars.count) characters, and takes "
          + "\(Limits.addressCharacters).")
    }
    return line
  }

  private static func hours(_ text: String) throws(Complaint) -> [Int] {
    if text == "none" || text.isEmpty { return [] }
    var hours: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let hour = Int(part), (0...23).contains(hour) else {
        throw Complaint(.usage, "\"\(part)\" is no hour from 0 to 23.", next: "Such as: 13,18.")
      }
      hours.append(hour)
    }
    return hours
  }
}
