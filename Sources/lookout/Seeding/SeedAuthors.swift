// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Sealing
internal import Session

/// The invented members of a seeded board, each made once and kept.
final class SeedAuthors {
  private let manifest: BoardManifest
  private let founder: OpenFounder
  private var members: [Int: Member] = [:]
  private var signers: [Int: (year: Int, signer: any Signer)] = [:]

  /// The members of a board.
  init(of manifest: BoardManifest) {
    self.manifest = manifest
    founder = OpenFounder(of: manifest)
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
