// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
@testable import Ledger
import Sealing
import Storage
import TestKit

/// Whoever can write the files and holds the board's key: writes lines that the chain accepts and
/// no program of ours would write.
struct Forger {
  let ledger: Ledger
  let envelope: any Envelope

  init(_ board: TestBoard) throws {
    ledger = try board.open()
    envelope = try board.envelope()
  }

  /// What may be wrong with a line.
  struct Line {
    var event: Event
    /// The body's words.
    var text: String?
    /// Who signs; nil leaves sixty-four zeros.
    var signer: TestMember?
    /// The backward link; nil leaves it out.
    var before: Place?
    var once: Bytes16?
    /// The statement's octets, in place of the event's.
    var statement: [UInt8]?
    /// The head's octets, in place of all of the above.
    var head: [UInt8]?
    /// Whether the words are left out of the line though they were signed.
    var dropsBody = false
    /// The event that the body was sealed for; nil for its own.
    var bodyEvent: EventID?
  }

  /// Appends a line.
  func append(_ line: Line) throws {
    let sealed = try line.text.map {
      var json = JSONWriter()
      json.beginObject()
      json.key("text")
      json.value($0)
      json.endObject()
      return try envelope.sealBody(json.bytes, of: (line.bodyEvent ?? line.event.id).value)
    }
    let chain = ledger.format.chain
    let bodyHash = sealed.map { chain.bodyHash($0.octets[...]) }
    var failure: (any Error)?
    let appended = try ledger.store.append(after: try ledger.store.tip(), missed: { _ in }) { tip in
      do {
        let statement =
          line.statement
          ?? Statement(
            event: line.event,
            seen: .init(number: tip.number, chain: tip.chain),
            bodyHash: bodyHash,
            keyHash: sealed?.keyHash
          ).octets
        let signature =
          try line.signer?.sign(
            statement, as: line.event.author,
            in: line.event.thread ?? ThreadID(opening: line.event.id))
          ?? Array(repeating: 0, count: 64)
        let head =
          line.head
          ?? LineHead.json(
            statement: statement,
            signature: signature,
            bodyKey: sealed?.key,
            once: line.once,
            before: line.before,
            sequence: 0
          )
        let stands = line.dropsBody ? nil : sealed
        let place = LinePlace(
          number: tip.number + 1,
          epoch: 0,
          previous: tip.chain,
          bodyHash: stands == nil ? .zero : bodyHash ?? .zero
        )
        return [
          Record(
            number: place.number,
            epoch: 0,
            previous: place.previous,
            head: try envelope.sealHead(head, at: place),
            bodyHash: place.bodyHash,
            body: stands?.octets ?? Record.noBody
          )
        ]
      } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
    guard appended != nil else { throw Failure("nothing was appended") }
  }

  /// An event of today with an identifier of its own.
  static func event(_ number: UInt8, by author: AuthorKey, _ act: Act) -> Event {
    let id = Bytes16(Array(repeating: number, count: 16)) ?? .zero
    return Event(id: EventID(id), day: TestBoard.today, author: author, act: act)
  }
}
