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
    var surroundings = Surroundings(
      today: world.today(), vocabulary: world.vocabulary, stones: world.stones, mask: { $0 },
      random: random)
    let founder = OpenFounder(of: manifest)
    try make(
      at: path, manifest: manifest, [Request(.name(name), by: founder, on: surroundings.today)],
      using: &surroundings)
  }

  /// Makes a board that begins with some requests.
  static func make(
    at path: String, manifest: BoardManifest, _ requests: [Request],
    using surroundings: inout Surroundings
  ) throws(Complaint) {
    do {
      let (records, rule) = try Ledger.firstLines(requests, of: manifest, using: &surroundings)
      try BoardFolder.create(
        at: path, manifest: manifest.octets, records: records, rule: rule,
        coarseTime: HostClock.today().startSeconds)
    } catch let error as LedgerError {
      throw Complaint(error)
    } catch let error as StorageError {
      throw Complaint(error)
    } catch {
      throw Complaint(.cannotCreate, "\(path) cannot be made.")
    }
  }
}
