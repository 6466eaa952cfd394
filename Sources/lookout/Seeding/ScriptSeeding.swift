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
  private var random: any RandomNumberGenerator

  /// Reads a script for a board.
  init(
    _ file: InputFile,
    for target: SeedTarget,
    on today: Day,
    random: any RandomNumberGenerator
  ) throws(Complaint) {
    self.file = file
    self.target = target
    self.today = today
    self.random = random
    let known = target.ledger?.state
    script = try SeedScriptReader.read(
      file,
      needsName: known == nil,
      isKnown: { known?.subject($0) != nil },
      vocabulary: world.vocabulary,
      today: today
    )
  }

  /// How many authors write in the script.
  var authorCount: Int { script.authorCount }

  /// Does it.
  mutating func perform() throws(Complaint) {
    do throws(LedgerError) {
      if let ledger = target.ledger {
        var surroundings = BoardMaker.surroundings(of: world, on: today, random: random)
        _ = try ledger.append(requests(on: ledger.manifest), using: &surroundings)
        return
      }
    } catch .refused(let refusal, let request) {
      throw complaint(refusal, request)
    } catch {
      throw Complaint(error)
    }
    let manifest = BoardMaker.manifest(using: &random)
    var surroundings = BoardMaker.surroundings(of: world, on: today, random: random)
    _ = try BoardMaker.make(
      at: target.path,
      manifest: manifest,
      on: today,
      requests(on: manifest),
      using: &surroundings
    )
  }

  private func requests(on manifest: BoardManifest) -> Ledger.NextRequest {
    let authors = SeedAuthors(of: manifest)
    return { [script, today] made throws(LedgerError) in
      guard script.steps.indices.contains(made.count),
        let intent = script.intent(made.count, made: made)
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
