// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
@testable internal import Ledger
internal import Sealing
@testable internal import Storage
internal import Terminal
internal import TestKit
internal import Text
@testable internal import lookout

/// A parser of bytes that a stranger may have written, and what must hold of it whatever they are.
///
/// That it does not trap is the first of it; the rest is said with `precondition`.
enum Target: String, CaseIterable {
  case line, head, journal, repair, cells, members, directory, texts, state, proof
  case script, warning, roster, arguments, keys, sanitiser

  /// Gives the parser an input.
  func take(_ bytes: [UInt8]) {
    switch self {
    case .line: Target.line(bytes)
    case .head: Target.head(bytes)
    case .journal: Target.journal(bytes)
    case .repair: Target.repair(bytes)
    case .cells: Target.cells(bytes)
    case .members: _ = try? MembersFile(bytes, on: .zero)
    case .directory: Target.directory(bytes)
    case .texts: Target.texts(bytes)
    case .state: Target.state(bytes)
    case .proof: _ = try? NoteProof(octets: bytes)
    case .script: Target.script(bytes)
    case .warning: Target.warning(bytes)
    case .roster: _ = try? RosterFile.people(in: InputFile(named: "fuzz", bytes))
    case .arguments: Target.arguments(bytes)
    case .keys: Target.keys(bytes)
    case .sanitiser: Target.sanitiser(bytes)
    }
  }

  // MARK: The record

  private static func line(_ bytes: [UInt8]) {
    if let line = JournalLine(bytes[...]) {
      precondition(bytes.indices.contains(line.head.lowerBound))
      precondition(line.body.upperBound == bytes.count - 1)
    }
    if let lost = LostLines(bytes[...]) {
      precondition(lost.octets(length: bytes.count + 1).dropLast() == bytes[...])
    }
  }

  private static func head(_ bytes: [UInt8]) {
    if let head = LineHead(json: bytes[...]) {
      // What is understood is written as it was, member for member, by whoever writes it anew.
      _ = try? Statement(octets: head.octets)
    }
    _ = try? Statement(octets: bytes[...])
    _ = EventBody(octets: bytes[...])
    _ = try? BoardManifest(octets: bytes)
  }

  /// A board whose only segment is the input.
  private static func disk(_ bytes: [UInt8]) throws -> ForgetfulDisk {
    let disk = ForgetfulDisk()
    try BoardFolder.create(
      at: "/board", manifest: [], records: [], rule: ConstantRule(), coarseTime: 0, on: disk)
    disk.tamper("/board/journal/00000001.jsonl") { $0 = bytes }
    return disk
  }

  private static func store(_ disk: ForgetfulDisk) throws -> FileStore {
    try FileStore(
      try BoardFolder.open("/board", on: disk), rule: ConstantRule(), coarseTime: { 0 })
  }

  private static func journal(_ bytes: [UInt8]) {
    guard let disk = try? disk(bytes), let store = try? store(disk) else { return }
    var positions: [Position] = []
    _ = try? store.read(after: .genesis(ConstantRule()), bodies: true) { record in
      positions.append(record.position)
      return true
    }
    for position in positions { _ = try? store.record(at: position) }
    try? store.erase(positions)
  }

  private static func repair(_ bytes: [UInt8]) {
    guard let disk = try? disk(bytes), let first = try? store(disk) else { return }
    do {
      try first.repair { _ in }
    } catch StorageError.beyondRepair {
      return
    } catch {
      preconditionFailure("\(error)")
    }
    do {
      let second = try store(disk)
      try second.repair { mended in preconditionFailure("again: \(mended)") }
      _ = try second.tip()
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func cells(_ bytes: [UInt8]) {
    let row = CellRow(half: 12)
    let parts = row.parts(of: bytes)
    precondition(parts.flatMap { bytes[$0.range] } == bytes)
    let mended = parts.flatMap { $0.row ?? [] }
    precondition(row.parts(of: mended).allSatisfy { $0.row != nil })
  }

  // MARK: The caches

  private static func directory(_ bytes: [UInt8]) {
    _ = Snapshot(InputCaches(bytes), PageSeal(OpenEnvelope(), on: .zero))
    _ = BoardState(tables: bytes, pageCount: 1, page: { _ in bytes })
  }

  private static func texts(_ bytes: [UInt8]) {
    var block = TextBlock(records: Array(bytes.prefix(60_000)))
    for record in block.records(matching: FoldedWords("the of")) { _ = block.erase(record.place) }
  }

  private static func state(_ bytes: [UInt8]) {
    guard let state = try? PrivateState(json: bytes[...]) else { return }
    _ = state.counter
  }

  // MARK: What people give

  private static func script(_ bytes: [UInt8]) {
    _ = try? SeedScriptReader.read(
      InputFile(named: "fuzz", bytes), needsName: true, vocabulary: Lists.vocabulary,
      today: Day(year: 2026, month: 11, day: 20))
  }

  private static func warning(_ bytes: [UInt8]) {
    let file = InputFile(named: "fuzz", bytes)
    var problems = Problems(in: file)
    guard let json = try? LocatedJSON(bytes) else { return }
    var object = ObjectReader(json, path: "", problems: &problems)
    _ = OpeningReader.read(&object, vocabulary: Lists.vocabulary, &problems)
    object.finish(&problems)
    expectSafe(problems.complaint.map(\.sentence).map { Sanitiser.draft($0) } ?? "")
  }

  private static func arguments(_ bytes: [UInt8]) {
    let words = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    _ = try? Lookout.parseAsRoot(words)
  }

  private static func keys(_ bytes: [UInt8]) {
    for acceptsUTF8 in [true, false] {
      var decoder = InputDecoder(acceptsUTF8: acceptsUTF8)
      for byte in bytes {
        // What no terminal sends ends a batch.
        if byte == 0xFF { decoder.endBatch() } else { decoder.take(byte) }
      }
      decoder.endBatch()
      decoder.endInput()
      _ = decoder.drain()
      precondition(decoder.drain().isEmpty)
    }
  }

  private static func sanitiser(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for shape in [Sanitiser.line, Sanitiser.draft, Sanitiser.body] as [(String) -> String] {
      let clean = shape(text)
      precondition(Array(shape(clean).utf8) == Array(clean.utf8))
      expectSafe(clean)
    }
    precondition(!Sanitiser.line(text).utf8.contains(0x0A))
  }

  private static func expectSafe(_ text: String) {
    if let fault = HostileCorpus.fault(in: Array(text.utf8)) { preconditionFailure(fault) }
  }
}
