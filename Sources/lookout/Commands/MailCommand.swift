// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout mail`: what others sent to this member alone.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "What others sent to you alone, and what moderators decided.",
    discussion: """
      Sealed to the tag under which you wrote, and opened by your codename alone. Reading it here \
      counts as having read it; who sent it is written nowhere. Your own posts that moderators read \
      first stand here, too, with what they decided; lookout mail answer answers what they ask.
      """,
    subcommands: [List.self, Answer.self, TakeBack.self], defaultSubcommand: List.self)

  /// `lookout mail list`: all of it.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "What came, what waits, and what was decided.")

    @OptionGroup var options: BoardOptions

    @Flag(help: "One JSON array.")
    var json = false

    func run() throws {
      let session = try options.writing()
      let mail = try Complaint.wording { () throws(SessionError) in try session.mail() }
      let pending = try Complaint.wording { () throws(SessionError) in try session.pending() }
      let unread = Set(session.privateState.unread(mail).map(\.id))
      if json {
        Output.print(MailCommand.json(mail, unread, pending, session))
      } else if mail.isEmpty, pending.isEmpty {
        Output.note(
          session.hasMail ? "Nobody sent you anything." : Complaint(Refusal.noMailOnOpenBoard).fact)
      } else {
        for post in pending { Output.print(MailCommand.text(post, session)) }
        for item in mail.reversed() { Output.print(MailCommand.text(item, unread, session)) }
      }
      if let change = session.privateState.change(reading: mail) { session.keep(change) }
      // That it was read is no news to anybody: whether it can be kept changes nothing.
      _ = try? session.save()
    }
  }

  /// `lookout mail answer`: to moderators who asked.
  struct Answer: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer", abstract: "Answer what moderators ask, under the tag that they asked.",
      discussion: """
        The moderators alone read it, with what was asked. They do not learn who is behind the tag. Its \
        words are masked like a post's. At most \(Limits.answerCharacters) characters.
        """)

    @OptionGroup var options: BoardOptions
    @OptionGroup var preview: PreviewOption
    @OptionGroup var body: BodyOption

    @Argument(help: "The question's id, as lookout mail prints it.")
    var id: String

    func run() throws {
      let (session, text) = try options.writing(with: body.read)
      let mail = try Complaint.wording { () throws(SessionError) in try session.mail() }
      guard
        let question = mail.first(where: {
          $0.id.description == id && $0.mail.kind == .question
        })
      else { throw Complaint(Refusal.noSuchQuestion) }
      if preview.isMet(with: text, in: session) { return }
      _ = try session.act(.answer(question.thread, question: question.id, text))
      Output.note("Sent. The moderators alone read it.")
    }
  }

  /// `lookout mail take-back`: what one sent to the moderators.
  struct TakeBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back", abstract: "Take back what you sent to the moderators.",
      discussion: "A report too, by the id that lookout report --json printed.")

    @OptionGroup var options: BoardOptions

    @Argument(help: "Its id.")
    var id: String

    func run() throws {
      let session = try options.writing()
      _ = try session.act(.takeBack(try QueueArgument.event(id)))
      Output.note("Taken back. What the moderators had of it is gone from the board's files.")
    }
  }

  private static func text(_ post: PendingPost, _ session: Session) -> String {
    let policy = session.board.policy
    let word = post.verdict == nil ? "held" : "answer"
    let place = post.opening?.occasion.map { session.world.vocabulary.label(ofOccasion: $0) }
    let mark =
      session.board.row(post.thread) == nil ? nil : post.thread.reference.description
    let parts = [place, mark, post.day.label(on: session.today)].compactMap(\.self)
    return
      "\(word)  \(HeldText.standing(post.verdict, policy))  \(parts.joined(separator: " · "))  "
      + "\(post.id)"
  }

  private static func text(
    _ item: ReceivedMail, _ unread: Set<EventID>, _ session: Session
  ) -> String {
    let words =
      switch item.mail.kind {
      case .thanks: "somebody was helped by what you wrote"
      case .question:
        (session.privateState.hasAnswered(item.id)
          ? "answered; moderators asked" : "moderators ask")
          + ": \(item.mail.text?.value ?? "")"
      }
    let title = session.board.row(item.thread).map { ThreadReport(session).title(of: $0) } ?? ""
    let day = item.day.label(on: session.today)
    let new = unread.contains(item.id) ? "new, " : ""
    return
      "\(item.mail.kind.rawValue)  \(words)  \(item.thread.reference) · \(title) · \(new)\(day)"
      + (item.mail.kind == .question ? "  \(item.id)" : "")
  }

  private static func json(
    _ mail: [ReceivedMail], _ unread: Set<EventID>, _ pending: [PendingPost], _ session: Session
  ) -> JSONWriter {
    var json = JSONWriter()
    json.beginArray()
    for post in pending {
      let thread = session.board.row(post.thread)?.id
      json.beginObject()
      json.key("id")
      json.value(post.id.description)
      json.key("kind")
      json.value("held")
      json.key("thread")
      json.value(orNull: thread?.description)
      json.key("ref")
      json.value(orNull: thread?.reference.description)
      json.key("occasion")
      json.value(orNull: post.opening?.occasion)
      json.key("day")
      json.value(post.day.description)
      json.key("verdict")
      json.value(orNull: post.verdict?.code)
      json.key("reason")
      json.value(orNull: post.verdict?.reason?.rawValue)
      json.key("body")
      json.value(
        orNull: post.draft.flatMap { session.privateState.drafts[$0]?.text }
          .flatMap { $0.isEmpty ? nil : $0 })
      json.endObject()
    }
    for item in mail {
      json.beginObject()
      json.key("id")
      json.value(item.id.description)
      json.key("kind")
      json.value(item.mail.kind.rawValue)
      json.key("thread")
      json.value(item.thread.description)
      json.key("ref")
      json.value(item.thread.reference.description)
      json.key("message")
      json.value(item.mail.message.description)
      json.key("day")
      json.value(item.day.description)
      if let text = item.mail.text {
        json.key("text")
        json.value(text.value)
        json.key("answered")
        json.value(session.privateState.hasAnswered(item.id))
      }
      json.key("new")
      json.value(unread.contains(item.id))
      json.endObject()
    }
    json.endArray()
    return json
  }
}
