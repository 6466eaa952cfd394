// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout later`: what waits for its hour, and stopping it.
struct LaterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "later",
    abstract: "What of yours goes up within three days, and stopping it.",
    discussion: """
      lookout warn --later puts a thread aside until an hour that nobody chooses. Whichever member's \
      program looks at the board next then puts it up; until then you can stop it.
      """,
    subcommands: [List.self, Stop.self], defaultSubcommand: List.self)

  /// `lookout later list`: what waits.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "What of yours waits, what goes up first first.")

    @OptionGroup var options: BoardOptions

    @Flag(help: "Print it as JSON.")
    var json = false

    func run() throws {
      let session = try options.writing()
      let posts = try Complaint.wording { () throws(SessionError) in try session.waitingPosts() }
      guard json else {
        for post in posts { Output.print(LaterCommand.line(post, session)) }
        if posts.isEmpty { Output.note("Nothing of yours waits.") }
        return
      }
      var json = JSONWriter()
      json.beginArray()
      for post in posts {
        json.beginObject()
        json.key("thread")
        json.value(post.thread.description)
        json.key("kind")
        json.value(post.opening.kind.rawValue)
        json.key("occasion")
        json.value(orNull: post.opening.occasion)
        json.key("up_by")
        json.value(post.due.description)
        json.endObject()
      }
      json.endArray()
      Output.print(json)
    }
  }

  /// `lookout later stop`: keeps it down.
  struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stop", abstract: "Keep something of yours from ever going up.",
      discussion: "Its words are erased from the board's files. This cannot be undone.")

    @OptionGroup var options: BoardOptions

    @Argument(help: "The id that lookout later list gives.")
    var thread: String

    func run() throws {
      let session = try options.writing()
      let notFound = Complaint(
        .notFound, "Nothing of yours waits under \(thread).",
        next: "lookout later list shows what does.")
      guard let id = EventID(thread).map(ThreadID.init(opening:)) else { throw notFound }
      do {
        _ = try session.perform(.stop(id))
      } catch .refused(.noSuchThread) {
        throw notFound
      } catch {
        throw Complaint(error)
      }
      Output.note("Stopped. It never goes up, and its words are gone from the board's files.")
    }
  }

  private static func line(_ post: WaitingPost, _ session: Session) -> String {
    let place = post.opening.occasion.map { session.world.vocabulary.label(ofOccasion: $0) }
    let what = [post.opening.kind.rawValue, place].compactMap(\.self).joined(separator: " · ")
    return "\(post.thread)  by \(post.due)  \(what)"
  }
}
