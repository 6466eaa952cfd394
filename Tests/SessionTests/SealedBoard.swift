// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Board
import Foundation
import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Text

/// A sealed board in a folder of its own, with a moderator and some members whose codenames are
/// known to the test.
final class SealedBoard {
  static let words = [
    "acorn", "basket", "candle", "dapple", "easel", "fabric", "garlic", "harbour", "igloo",
    "jacket", "kettle", "ladder", "magnet", "napkin", "oatmeal", "paddle",
  ]

  let clock = SessionBoard.Clock()
  let manifest: BoardManifest
  /// The members as their own sessions have them, for tests that act without one.
  private(set) var members: [Member] = []
  private let folder: TemporaryFolder
  private let disk: any Disk

  /// A board with a name, one office-holder, moderator 0 and `count` members in all.
  init(members count: Int = 3, on disk: any Disk = SystemDisk()) throws {
    self.disk = disk
    folder = try TemporaryFolder()
    let today = clock.today
    var founding = try Founding(on: today)
    manifest = founding.manifest
    for member in 0..<count {
      members.append(
        try founding.add(
          try SealedBoard.root(member, on: manifest), isModerator: member == 0))
    }
    let world = world
    var surroundings = Surroundings(
      today: today, vocabulary: world.vocabulary, stones: world.stones, mask: { $0 },
      random: SystemRandomNumberGenerator())
    let entry = RosterEntry(
      id: SessionBoard.subject, name: "Ottoline Quillfeather", house: .commons, seat: nil,
      party: nil)
    let first = try Ledger.firstLines(
      [
        Request(.name(RawText("Warblers")), by: founding.signer, on: today),
        Request(.enrol(entry), by: founding.signer, on: today),
      ],
      of: manifest, envelope: founding.envelope, using: &surroundings)
    try BoardFolder.create(
      at: path, manifest: manifest.octets, members: founding.members, records: first.records,
      rule: first.rule, coarseTime: today.startSeconds, on: disk)
  }

  var path: String { disk is ForgetfulDisk ? "/board" : folder.path(of: "board") }

  var world: Session.World { SealedBoard.world { [clock] in clock.today } }

  static func world(_ today: @escaping () -> Day) -> Session.World {
    Session.World(
      vocabulary: Vocabulary(
        occasions: [.init(code: "taxi", label: "taxi"), .init(code: "lift", label: "lift")],
        advice: [.init(code: "go-in-pairs", label: "go in pairs", sentence: "Go in pairs.")]
      ),
      tags: TagLists(things: ["Linen", "Copper", "Willow"], birds: ["Dunlin", "Wren"]),
      stones: ["Basalt"],
      codewords: CodewordList(SealedBoard.words),
      cost: .open,
      today: today,
      random: SystemRandomNumberGenerator(),
      anonymising: { _ in { text, _ in AnonymiseReport(text: text, findings: [], hints: []) } }
    )
  }

  /// The words of a member's codename.
  static func codename(_ member: Int) -> [String] {
    ["member", String(member)] + words.prefix(5)
  }

  /// What a member's codename leads to.
  static func root(_ member: Int, on manifest: BoardManifest) throws -> Secret {
    try Codename(words: codename(member)).root(on: manifest.board, cost: .open)
  }

  /// A session of a member, as another terminal of hers has one.
  func session(_ member: Int) throws -> Session {
    try session(SealedBoard.codename(member))
  }

  func session(_ words: [String]) throws -> Session {
    try Session(
      try BoardFolder.open(path, on: disk), codename: try Codename(words: words), world: world)
  }

  /// Turns the clock as life does: somebody writes every few days, and the record's own clock
  /// follows.
  func pass(to day: Day) throws {
    let session = try session(0)
    while clock.today < day {
      clock.today = min(day, clock.today.advanced(by: Lifetime.trustedDays))
      _ = try session.perform(.open(.init(kind: .question, occasion: "lift"), RawText("Anything?")))
    }
  }

  /// Uses an invitation.
  func join(_ invitation: [String], as words: [String]) throws -> Session {
    try joining(invitation).join(as: words)
  }

  func joining(_ invitation: [String]) throws -> Joining {
    try Joining(
      try BoardFolder.open(path), invitation: try Codename(words: invitation), world: world)
  }

  /// The content of a file of the board; nil where there is none.
  func file(_ name: String) -> Data? {
    FileManager.default.contents(atPath: "\(path)/\(name)")
  }

  /// Puts other bytes in the place of a file's.
  func replace(_ name: String, by content: Data) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try? FileManager.default.removeItem(at: url)
    guard
      FileManager.default.createFile(
        atPath: url.path, contents: content, attributes: [.posixPermissions: 0o600])
    else { throw Failure("\(name) cannot be written") }
  }

  /// The bytes of every file, by its path below the board.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      files[name] = file(name).map(Array.init)
    }
    return files
  }
}
