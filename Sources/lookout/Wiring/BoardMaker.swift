// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Sealing
internal import Session
internal import Storage

/// Makes open boards, whole or not at all.
enum BoardMaker {
  /// The identifiers of a new open board, whose founder's key anybody can derive.
  static func manifest(using random: inout some RandomNumberGenerator) -> BoardManifest {
    let value = Bytes32.random(using: &random)
    return BoardManifest(founder: FounderKey(ofOpenBoard: value).publicKey, random: value)
  }

  /// Makes an empty board with a name.
  static func make(at path: String, name: RawText) throws(Complaint) {
    let world = Session.World.ofThisHost
    var random = SystemRandomNumberGenerator()
    let manifest = manifest(using: &random)
    let today = world.today()
    var surroundings = surroundings(of: world, on: today, random: random)
    let founder = OpenFounder(of: manifest)
    _ = try make(
      at: path,
      manifest: manifest,
      on: today,
      { $0.isEmpty ? Request(.name(name), by: founder, on: today) : nil },
      using: &surroundings
    )
  }

  /// What decisions take from the world while a board is made or filled by a program.
  static func surroundings(
    of world: Session.World,
    on today: Day,
    random: any RandomNumberGenerator
  ) -> Surroundings {
    Surroundings(
      today: today,
      vocabulary: world.vocabulary,
      stones: world.stones,
      mask: { $0 },
      random: random
    )
  }

  /// Makes a board that begins with some requests, and opens its folder.
  static func make(
    at path: String,
    manifest: BoardManifest,
    on today: Day,
    _ next: Ledger.NextRequest,
    using surroundings: inout Surroundings
  ) throws(Complaint) -> BoardFolder {
    do {
      let (records, rule) = try Ledger.firstLines(next, of: manifest, using: &surroundings)
      try BoardFolder.create(
        at: path,
        manifest: manifest.octets,
        records: records,
        rule: rule,
        coarseTime: today.startSeconds
      )
      return try BoardFolder.open(path)
    } catch let error as LedgerError {
      throw Complaint(error)
    } catch let error as StorageError {
      throw Complaint(error)
    } catch {
      throw Complaint(.cannotCreate, "\(path) cannot be made.")
    }
  }

  /// The ledger of a board that is there.
  static func ledger(of folder: BoardFolder, on today: Day) throws(LedgerError) -> Ledger {
    let manifest = try BoardManifest(octets: folder.manifest)
    return try Ledger(manifest) { rule throws(StorageError) in
      try FileStore(folder, rule: rule, coarseTime: { today.startSeconds })
    }
  }
}
