// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate redact`: words that are cut out.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Cut words out of a post: yours stand in for its author's.",
    discussion: """
      The file holds the whole text as it is to stand; readers see that words were cut. What stood \
      there is kept for \(KeptOriginal.days) days, sealed to the moderators, and then erased; \
      lookout moderate original shows it, and redact can put it back. Your words are masked like a \
      post's: --preview shows them so.

      --reason takes one of: \(ModerationDeed.redact.reasonWords); the last one only where words \
      are put back.
      """)

  @OptionGroup var options: BoardOptions
  @OptionGroup var because: ReasonOption
  @OptionGroup var body: BodyOption
  @OptionGroup var preview: PreviewOption

  @Argument(help: "A message's id; a thread's reference means its first message.")
  var id: String

  func run() throws {
    let text = try body.read()
    let session = try options.writing()
    let (thread, message) = try ThreadArgument.message(id, in: session)
    let reason = try because.reason(for: .redact)
    if preview.isMet(with: text, in: session, deed: "cut") { return }
    _ = try Complaint.wording { () throws(SessionError) in
      try session.redact(message, in: thread, with: text, reason: reason)
    }
    Output.note("Cut, and shown as such.")
  }
}

/// `lookout moderate original`: what stood where words were cut out.
struct OriginalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "original", abstract: "Show what stood where words were cut out.",
    discussion: """
      For those who were moderators when they were cut, as long as they are kept.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A message's id; a thread's reference means its first message.")
  var id: String

  func run() throws {
    let session = try options.writing()
    let (_, message) = try ThreadArgument.message(id, in: session)
    let text = try Complaint.wording { () throws(SessionError) in
      try session.original(of: message)
    }
    guard let text else {
      throw Complaint(
        .notFound, "Nothing is kept of it that opens to you.",
        next: "Words that were cut are erased after \(KeptOriginal.days) days.")
    }
    Output.print(text)
  }
}
