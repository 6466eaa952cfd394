// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Session

/// What a new board is seeded on: its identifiers, its keys if it is sealed, and its invented
/// members.
struct SeedGround {
  let manifest: BoardManifest
  /// The keys of a sealed board; nil on an open one.
  let founding: Founding?
  let authors: SeedAuthors
  /// What the members act with, in their order.
  let codenames: [String]

  /// An open board's.
  init(authorCount: Int, using random: any RandomNumberGenerator) {
    var random = random
    manifest = BoardMaker.manifest(using: &random)
    founding = nil
    authors = SeedAuthors(of: manifest)
    codenames = (0..<authorCount).map(SeedAuthors.codename)
  }

  /// A sealed board's.
  ///
  /// - Parameters:
  ///   - count: how many members are invented.
  ///   - world: the words of codenames.
  ///   - today: the day of founding.
  /// - Throws: where there is no memory to stretch the codenames.
  init(sealedFor count: Int, in world: Session.World, on today: Day) throws(Complaint) {
    var founding = try Complaint.wording { () throws(SessionError) in try Founding(on: today) }
    let words = (0..<min(count, SeedAuthors.mostCodenames)).map { _ in world.drawCodename() }
    authors = try SeedAuthors(of: &founding, codenames: words, count: count)
    codenames = words.map { $0.joined(separator: " ") }
    manifest = founding.manifest
    self.founding = founding
  }
}
