// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Session

/// `lookout moderate propose`: another set of moderators.
struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose another set of moderators.",
    discussion: """
      It holds once another moderator confirms it; the founder's holds at once until there have been \
      two. Keys that the moderators share are drawn afresh, so that who goes opens nothing later.
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: "An offer's reference, from lookout moderate moderators; may be given again.")
  var take: [String] = []

  @Option(help: "A moderator who goes, such as Larch; may be given again.")
  var drop: [String] = []

  @Flag(help: "Put yourself into the first set of a board that has none.")
  var myself = false

  func validate() throws {
    guard !take.isEmpty || !drop.isEmpty || myself else {
      throw ValidationError("Say who comes or goes: --take, --drop or --myself.")
    }
  }

  func run() throws {
    let session = try options.writing()
    let joining = try take.map { try ProposalArgument.proposal($0, in: session) }
    var leaving: Set<Int> = []
    for name in drop {
      guard
        let known = session.moderatorsToday.first(where: {
          $0.name.lowercased() == name.lowercased()
        })
      else {
        throw Complaint(
          .notFound, "No moderator is called \(name) today.",
          next: "lookout moderate moderators lists them.")
      }
      leaving.insert(known.number)
    }
    let events = try Complaint.wording { () throws(SessionError) in
      try session.proposeModerators(joining: joining, leaving: leaving, isJoiningSelf: myself)
    }
    guard let event = events.last else { return }
    let holds = session.board.moderators.current?.id == event.id
    Output.print("\(ThreadID(opening: event.id).reference)")
    Output.note(
      holds
        ? "The set is as proposed."
        : "Proposed. Another moderator confirms it: lookout moderate confirm.")
  }
}

/// What a proposal is named by.
enum ProposalArgument {
  /// The proposal of a reference or an id.
  static func proposal(_ text: String, in session: Session) throws(Complaint) -> EventID {
    let roll = session.board.moderators
    let known = roll.proposals.map(\.id) + roll.terms.map(\.id)
    let id = known.first { id in
      "\(id)" == text || Reference(text) == ThreadID(opening: id).reference
    }
    guard let id else { throw Complaint(Refusal.noSuchProposal) }
    return id
  }
}
