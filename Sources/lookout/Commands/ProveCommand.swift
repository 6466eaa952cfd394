// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Session

/// `lookout prove`: that a tag is one's own.
struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove that a tag in a thread is yours.",
    discussion: """
      Whoever wants to know gives you a challenge, any words of theirs. The line that is printed \
      shows to every member that whoever made it writes under that tag in that thread, and nothing \
      else: no other thread, no name. lookout verify checks it.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A reference such as K4TZ, or an id.")
  var thread: String

  @Option(help: "What the other side gave you, word for word.")
  var challenge: String

  func run() throws {
    let session = try options.writing()
    let row = try ThreadArgument.thread(thread, in: session)
    do throws(SessionError) {
      let proof = try session.prove(in: row.id, challenge: challenge)
      Output.print(Base64URL.text(of: proof))
    } catch {
      throw Complaint(error)
    }
  }
}
