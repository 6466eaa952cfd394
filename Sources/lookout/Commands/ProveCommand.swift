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

      It works after your access was ended, too, for the threads that your codename then tells: one line \
      for your tag of this year and one for the last year's.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A reference such as K4TZ, or an id.")
  var thread: String

  @Option(help: "What the other side gave you, word for word.")
  var challenge: String

  func run() throws {
    switch try options.writingOrEnded() {
    case .member(let session):
      let row = try ThreadArgument.thread(thread, in: session)
      let proof = try Complaint.wording { () throws(SessionError) in
        try session.prove(in: row.id, challenge: challenge)
      }
      Output.print(Base64URL.text(of: proof))
    case .ended(let member):
      guard let id = Reference(thread).flatMap(member.thread) else {
        throw Complaint(
          .notFound, "You wrote in no thread \(thread), as far as your program kept it.",
          next: "lookout list tells in which you did.")
      }
      let proofs = try Complaint.wording { () throws(SessionError) in
        try member.proofs(in: id, challenge: challenge)
      }
      Output.print(proofs.map { Base64URL.text(of: $0) }.joined(separator: "\n"))
    }
  }
}
