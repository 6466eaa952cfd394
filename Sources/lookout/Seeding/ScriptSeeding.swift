// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Session
internal import Storage

/// Brings a seed script onto a board, new or not: all of it in one durable step, or nothing.
struct ScriptSeeding {
  private let script: SeedScript
  private let file: InputFile
  private let target: SeedTarget
  private let today: Day
  private let world = Session.World.ofThisHost

  /// Reads a script for a board.
  init(
    _ file: InputFile,
    for target: SeedTarget,
    on today: Day
  ) throws(Complaint) {
    self.file = file
    self.target = target
    self.today = today
    let known = target.ledger?.state
    script = try SeedScriptReader.read(
      file,
      needsName: known == nil,
      isKnown: { known?.subject($0) != nil },
      vocabulary: world.vocabulary,
      today: today
    )
  }

  /// Whether the board is still to be made.
  var makesBoard: Bool { target.ledger == nil }

  /// How many authors write in the script.
  var authorCount: Int { script.authorCount }

  /// Does it.
  ///
  /// - Parameters:
  ///   - ground: what a new board stands on; one that is there stands already.
  ///   - random: where identifiers are drawn from.
  /// - Throws: what may not be done; nothing was changed then.
  func perform(
    on ground: SeedGround?, using random: any RandomNumberGenerator
  ) throws(Complaint) {
    var surroundings = BoardMaker.surroundings(of: world, on: today, random: random)
    guard let ledger = target.ledger else {
      guard let ground else { return }
      _ = try BoardMaker.make(
        at: target.path,
        manifest: ground.manifest,
        sealed: ground.founding,
        on: today,
        requests(by: ground.authors),
        using: &surroundings
      )
      return
    }
    do {
      let authors = SeedAuthors(of: ledger.manifest)
      _ = try ledger.append(requests(by: authors), using: &surroundings)
    } catch .refused(let refusal, let request) {
      throw complaint(refusal, request)
    } catch {
      throw Complaint(error)
    }
  }

  private func requests(by authors: SeedAuthors) -> Ledger.NextRequest {
    { [script, today] made throws(LedgerError) in
      guard script.steps.indices.contains(made.count),
        let intent = script.intent(made.count, made: made, today: today)
      else { return nil }
      let step = script.steps[made.count]
      let day = today.advanced(by: step.day)
      return Request(intent, by: try authors.signer(step.author, on: day), on: day)
    }
  }

  /// What this very board refuses and the trial did not.
  private func complaint(_ refusal: Refusal, _ request: Int) -> Complaint {
    guard script.steps.indices.contains(request) else { return Complaint(refusal) }
    var problems = Problems(in: file)
    let source = script.steps[request].source
    problems.note(refusal, at: source.offset, path: source.path)
    return problems.complaint ?? Complaint(refusal)
  }
}
