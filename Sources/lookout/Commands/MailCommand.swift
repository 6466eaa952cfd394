// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout mail`: what others sent to this member alone.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "What others sent to you alone.",
    discussion: """
      Sealed to the tag under which you wrote, and opened by your codename alone. Reading it here \
      counts as having read it; who sent it is written nowhere.
      """)

  @OptionGroup var options: BoardOptions

  @Flag(help: "One JSON array.")
  var json = false

  func run() throws {
    let session = try options.writing()
    let mail = try Complaint.wording { () throws(SessionError) in try session.mail() }
    let unread = Set(session.privateState.unread(mail).map(\.id))
    if json {
      Output.print(MailCommand.json(mail, unread, session))
    } else if mail.isEmpty {
      Output.note(
        session.hasMail ? "Nobody sent you anything." : Complaint(Refusal.noMailOnOpenBoard).fact)
    } else {
      for item in mail.reversed() { Output.print(MailCommand.text(item, unread, session)) }
    }
    if let change = session.privateState.change(reading: mail) {
      session.keep(change)
      // That it was read is no news to anybody: whether it can be kept changes nothing.
      _ = try? session.save()
    }
  }

  private static func text(
    _ item: ReceivedMail, _ unread: Set<EventID>, _ session: Session
  ) -> String {
    let words =
      switch item.mail.kind {
      case .thanks: "somebody was helped by what you wrote"
      }
    let title = session.board.row(item.thread).map { ThreadReport(session).title(of: $0) } ?? ""
    let day = item.day.label(on: session.today)
    let new = unread.contains(item.id) ? "new, " : ""
    return
      "\(item.mail.kind.rawValue)  \(words)  \(item.thread.reference) · \(title) · \(new)\(day)"
  }

  private static func json(
    _ mail: [ReceivedMail], _ unread: Set<EventID>, _ session: Session
  ) -> JSONWriter {
    var json = JSONWriter()
    json.beginArray()
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
      json.key("new")
      json.value(unread.contains(item.id))
      json.endObject()
    }
    json.endArray()
    return json
  }
}
