// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Sealing
internal import Session

/// The invented members of a seeded board, each made once and kept.
final class SeedAuthors {
  /// How many invented members of a sealed board get a codename that opens it: each takes a third of
  /// a second to make.
  static let mostCodenames = 20

  private let manifest: BoardManifest
  private let founder: any Signer
  private var members: [Int: Member] = [:]
  private var signers: [Int: (year: Int, signer: any Signer)] = [:]

  /// The members of an open board.
  init(of manifest: BoardManifest) {
    self.manifest = manifest
    founder = Founder(ofOpenBoard: manifest)
  }

  /// The members of a sealed board that is being made, whose rows are added to it.
  ///
  /// - Parameters:
  ///   - founding: the board.
  ///   - codenames: those of the first members, the very first of whom is a moderator.
  ///   - count: how many members there are.
  /// - Throws: where there is no memory to stretch the codenames.
  init(
    of founding: inout Founding, codenames: [[String]], count: Int
  ) throws(Complaint) {
    manifest = founding.manifest
    founder = founding.signer
    for author in 0..<count {
      let root =
        author < codenames.count
        ? try BoardMaker.root(of: codenames[author], on: manifest) : Secret.random()
      members[author] = try Complaint.wording { () throws(SessionError) in
        try founding.add(root, isModerator: author == 0)
      }
    }
  }

  /// The codename of an author, which is how anybody can act as one on an open board.
  static func codename(of author: Int) -> String {
    "author \(author)"
  }

  /// An author as she acts on a day; nil is whoever founded the board.
  func signer(_ author: Int?, on day: Day) throws(LedgerError) -> any Signer {
    guard let author else { return founder }
    if let known = signers[author], known.year == day.year { return known.signer }
    let signer = try member(author).signer(on: day)
    signers[author] = (day.year, signer)
    return signer
  }

  private func member(_ author: Int) throws(LedgerError) -> Member {
    if let known = members[author] { return known }
    do {
      let codename = try Codename(SeedAuthors.codename(of: author))
      let member = try Member(codename, of: manifest, cost: .open)
      members[author] = member
      return member
    } catch {
      throw .sealing(error)
    }
  }
}
