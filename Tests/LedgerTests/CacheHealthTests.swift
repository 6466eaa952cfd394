// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
@testable import Ledger
import Testing

/// What doctor tells of caches that are not as they were kept.
@Suite("The caches' health")
struct CacheHealthTests {
  @Test("is told of each cache by itself", arguments: TestBoard.Kind.allCases)
  func told(_ kind: TestBoard.Kind) throws {
    let (board, other) = (try TestBoard(kind), try TestBoard(kind, seed: 2))
    let ledger = try CacheTests.fill(board, isRefreshed: false)
    _ = try CacheTests.fill(other)
    ledger.keepTexts(foundBy: .samples)
    #expect(ledger.cacheHealth().directory == .missing && ledger.cacheHealth().texts == .missing)
    #expect(ledger.cacheHealth().isWritable)
    ledger.refreshAll(threshold: 1)
    let kept = CacheHealth.State.kept(upTo: ledger.seen.number)
    let sound = ledger.cacheHealth()
    #expect(sound.directory == kept && sound.texts == kept && sound.behind == 0)

    let (file, texts) = ("\(board.path)/snapshot/board.bin", "\(board.path)/snapshot/text.bin")
    func look(
      _ what: String, at path: String, _ change: (inout Data) -> Void,
      is directory: CacheHealth.State, _ texts: CacheHealth.State
    ) throws {
      let good = try Data(contentsOf: URL(filePath: path))
      var bad = good
      change(&bad)
      try bad.write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let health = ledger.cacheHealth()
      #expect(health.directory == directory && health.texts == texts, "\(what)")
      try good.write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    let foreign = try Data(contentsOf: URL(filePath: "\(other.path)/snapshot/board.bin"))
    try look("cut", at: file, { $0.removeLast() }, is: .ignored, .ignored)
    try look("another's", at: file, { $0 = foreign }, is: .ignored, .ignored)
    try look("a bit", at: file, { $0[$0.count - 9] ^= 4 }, is: .ignored, .ignored)
    try look("a bit of a text", at: texts, { $0[70_000] ^= 1 }, is: kept, .ignored)
    try look("half a text", at: texts, { $0 = $0.prefix(70_000) }, is: kept, .ignored)
    try look("longer texts", at: texts, { $0 += [0] }, is: kept, kept)
    #expect(ledger.cacheHealth() == sound)

    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    #expect(ledger.cacheHealth().directory == .missing && !ledger.cacheHealth().isWritable)
  }
}
