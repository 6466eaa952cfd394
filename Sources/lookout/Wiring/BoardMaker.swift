// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Sealing
internal import Session
internal import Storage

/// Makes boards, whole or not at all.
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
    let founder = Founder(ofOpenBoard: manifest)
    _ = try make(
      at: path,
      manifest: manifest,
      on: today,
      { $0.isEmpty ? Request(.name(name), by: founder, on: today) : nil },
      using: &surroundings
    )
  }

  /// Makes an empty sealed board with a name.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - name: what it is called.
  ///   - count: how many moderators are invited.
  ///   - codenameFile: where the founder's codename goes, if there is to be one.
  /// - Returns: the words of each invitation.
  /// - Throws: where it cannot be made; nothing is left of it then.
  static func makeSealed(
    at path: String, name: RawText, invitations count: Int, codenameFile: String?
  ) throws(Complaint) -> [[String]] {
    let world = Session.World.ofThisHost
    let today = world.today()
    let codes = (0..<count).map { _ in world.drawCodewords(Codename.invitationWordCount) }
    let words = world.drawCodename()
    let file = try codenameFile.map { path throws(Complaint) in try SecretFile(at: path) }
    do throws(Complaint) {
      try file?.write(lines: [words.joined(separator: " ")])
      var founding = try Complaint.wording { () throws(SessionError) in try Founding(on: today) }
      var offers: [AuthorKey] = []
      for code in codes {
        let root = try root(of: code, on: founding.manifest)
        offers.append(
          try Complaint.wording { () throws(SessionError) in try founding.inviteModerator(root) })
      }
      var intents = [Intent.name(name)]
      if file != nil {
        let root = try root(of: words, on: founding.manifest)
        let first = try Complaint.wording { () throws(SessionError) in
          try founding.settingUp(try founding.add(root, isModerator: true))
        }
        if let first { intents.append(first) }
      }
      if count > 0 { intents.append(.invite(count: count, offers: offers)) }
      var surroundings = surroundings(
        of: world, on: today, random: SystemRandomNumberGenerator())
      let signer = founding.signer
      _ = try make(
        at: path,
        manifest: founding.manifest,
        sealed: founding,
        on: today,
        { made in
          intents.indices.contains(made.count)
            ? Request(intents[made.count], by: signer, on: today) : nil
        },
        using: &surroundings
      )
      return codes
    } catch {
      file?.remove()
      throw error
    }
  }

  /// What words lead to on a board that is being made, which nobody else waits for.
  static func root(of words: [String], on manifest: BoardManifest) throws(Complaint) -> Secret {
    do {
      return try Codename(words: words).root(on: manifest.board, cost: .sealed)
    } catch {
      throw Complaint(LedgerError.sealing(error))
    }
  }

  /// What decisions take from the world while a board is made or filled by a program.
  ///
  /// - Parameters:
  ///   - world: the lists.
  ///   - today: the day.
  ///   - isInvented: whether all words are the program's own, which nobody needs to judge.
  ///   - random: where identifiers are drawn from.
  /// - Returns: the surroundings.
  static func surroundings(
    of world: Session.World,
    on today: Day,
    isInvented: Bool = false,
    random: any RandomNumberGenerator
  ) -> Surroundings {
    let lists = world.vocabulary
    return Surroundings(
      today: today,
      vocabulary: isInvented
        ? Vocabulary(occasions: lists.occasions, advice: lists.advice) : lists,
      stones: world.stones,
      tags: world.tags,
      mask: { $0 },
      random: random
    )
  }

  /// Makes a board that begins with some requests, and opens its folder; an open one unless
  /// `founding` brings keys.
  static func make(
    at path: String,
    manifest: BoardManifest,
    sealed founding: Founding? = nil,
    on today: Day,
    _ next: Ledger.NextRequest,
    using surroundings: inout Surroundings
  ) throws(Complaint) -> BoardFolder {
    do {
      let (records, rule) = try Ledger.firstLines(
        next, of: manifest, envelope: founding?.envelope ?? OpenEnvelope(), using: &surroundings)
      try BoardFolder.create(
        at: path,
        manifest: manifest.octets,
        members: founding?.members,
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
  static func ledger(
    of folder: BoardFolder, sealed founding: Founding? = nil, on today: Day
  ) throws(LedgerError) -> Ledger {
    let manifest = try BoardManifest(octets: folder.manifest)
    return try Ledger(manifest, envelope: founding?.envelope) { rule throws(StorageError) in
      try FileStore(folder, rule: rule, coarseTime: { today.startSeconds })
    }
  }
}
