// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout moderate suspend`: the first of two who end somebody's access.
struct SuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Propose to end the access of whoever wrote a post.",
    discussion: """
      Another moderator confirms it: lookout moderate confirm. Then your program, when it next looks, \
      finds the row that belongs to the tag, takes it out and gives the board another key; all \
      invitations that were not used end, too. Nobody is shown who it is, and no name is stored \
      anywhere. The record says that it was done, why and by whom, and not where.

      --reason takes one of: \(Suspension.reasonWords).
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: "Why: one of the closed list.")
  var reason: String

  @Argument(help: "A message's id; a thread's reference means its first message.")
  var id: String

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    guard let known = ModerationReason(rawValue: reason), Suspension.reasons.contains(known) else {
      throw Complaint(
        .usage, "\"\(reason)\" is no reason to end somebody's access.",
        next: "--reason takes one of: \(Suspension.reasonWords).")
    }
    let session = try options.writing()
    let (thread, message) = try ThreadArgument.message(id, in: session)
    let proposal = try Complaint.wording { () throws(SessionError) in
      try session.proposeSuspension(message, in: thread, reason: known)
    }
    guard json else {
      Output.print("\(proposal.reference)")
      return Output.note(
        "Proposed. Another moderator confirms it: lookout moderate confirm \(proposal.reference).")
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("proposal")
    writer.value(proposal.description)
    writer.key("ref")
    writer.value(proposal.reference.description)
    writer.endObject()
    Output.print(writer)
  }
}

/// `lookout moderate suspensions`: what waits for a second moderator, or for the first.
struct SuspensionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspensions", abstract: "The suspensions that wait, for moderators.",
    discussion: """
      What was done stands in the record, with the reference that a suspended member asks for a review by \
      (lookout moderate record --json).
      """)

  @OptionGroup var options: BoardOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let session = try options.writing()
    guard session.isModerator else { throw Complaint(Refusal.moderatorsOnly) }
    let pending = try Complaint.wording { () throws(SessionError) in
      try session.pendingSuspensions()
    }
    guard json else {
      return Output.print(
        pending.isEmpty
          ? "No suspension waits."
          : pending.map { text($0, session) }.joined(separator: "\n"))
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("suspensions")
    writer.beginArray()
    for one in pending { write(one, to: &writer) }
    writer.endArray()
    writer.endObject()
    Output.print(writer)
  }

  private func age(_ day: Day, _ session: Session) -> String {
    switch session.today.number - day.number {
    case ...0: "today"
    case 1: "yesterday"
    case let days: "\(days) days ago"
    }
  }

  private func text(_ one: PendingSuspension, _ session: Session) -> String {
    let stage: String =
      switch one.stage {
      case .waitsForSecond:
        one.isOwn ? "another moderator has to confirm it" : "confirm it, or leave it"
      case .waitsForProposer(let name, let isYou, let since):
        "confirmed by \(isYou ? "you" : name) \(age(since, session)); "
          + (one.isOwn
            ? "your program does the rest"
            : "\(one.proposer)'s program does the rest when \(one.proposer) next looks in")
      case .void: "void: whoever proposed it is no moderator any more; propose it anew"
      }
    return "\(one.id.reference)  \(one.thread.reference)  \(one.reason.label)  "
      + "proposed by \(one.isOwn ? "you" : one.proposer): \(stage)"
  }

  private func write(_ one: PendingSuspension, to json: inout JSONWriter) {
    json.beginObject()
    json.key("proposal")
    json.value(one.id.description)
    json.key("ref")
    json.value(one.id.reference.description)
    json.key("thread")
    json.value(one.thread.description)
    json.key("message")
    json.value(one.post.description)
    json.key("reason")
    json.value(one.reason.rawValue)
    json.key("day")
    json.value(one.day.description)
    json.key("proposer")
    json.value(one.proposer)
    json.key("you")
    json.value(one.isOwn)
    json.key("state")
    switch one.stage {
    case .waitsForSecond: json.value("waits-for-second")
    case .waitsForProposer: json.value("waits-for-proposer")
    case .void: json.value("void")
    }
    if case .waitsForProposer(let second, _, let since) = one.stage {
      json.key("second")
      json.value(second)
      json.key("confirmed")
      json.value(since.description)
    }
    json.endObject()
  }
}

/// What a proposed suspension is named by.
enum SuspensionArgument {
  /// The suspension of a reference or an id; nil where none waits under it.
  static func suspension(_ text: String, in session: Session) throws(Complaint) -> EventID? {
    let pending = try Complaint.wording { () throws(SessionError) in
      try session.pendingSuspensions()
    }
    let known = pending.map(\.id) + Array(session.board.suspensions.keys)
    return known.first { "\($0)" == text || Reference(text) == $0.reference }
  }
}
