// SPDX-License-Identifier: Apache-2.0

package import Board
package import Storage

/// What a full look through the record found.
package struct Examination: Equatable {
  /// Lines that follow the chain.
  package internal(set) var lines = 0
  /// Texts that stand as written.
  package internal(set) var texts = 0
  /// Texts that were erased.
  package internal(set) var erasedTexts = 0
  /// Events whose text is neither as written nor erased.
  package internal(set) var damagedTexts: [EventID] = []
  /// Events that are not signed by the author they name.
  package internal(set) var forged: [EventID] = []
  /// Lines whose head or act cannot be understood, by their number in the record.
  package internal(set) var unreadable: [UInt64] = []

  /// Lines whose text is neither as written nor erased, by their number, where events cannot be read.
  package internal(set) var damagedLines: [UInt64] = []
  /// Where the record stops being what was written.
  package internal(set) var damage: Damage?

  /// Whether nothing was found amiss.
  package var isSound: Bool {
    damage == nil && damagedTexts.isEmpty && damagedLines.isEmpty && forged.isEmpty
      && unreadable.isEmpty
  }
}

extension Ledger {
  /// Looks through the whole record: every hash and every signature.
  ///
  /// - Parameter progress: told now and then how many lines have been looked at.
  /// - Returns: what was found, up to where the chain breaks.
  /// - Throws: `storage`.
  package func examine(
    _ progress: (Int) -> Void
  ) throws(LedgerError) -> Examination {
    var found = Examination()
    do {
      _ = try store.read(after: Tip.genesis(format.chain), bodies: true) { record in
        found.lines += 1
        if found.lines % 1_024 == 0 { progress(found.lines) }
        guard let head = format.head(of: record) else {
          found.unreadable.append(record.number)
          return true
        }
        if case .unreadable = head.event.act { found.unreadable.append(record.number) }
        if !format.isVerified(head) { found.forged.append(head.event.id) }
        switch record.body {
        case .absent, .unread: break
        case .erased: found.erasedTexts += 1
        case .damaged: found.damagedTexts.append(head.event.id)
        case .present:
          // What a note holds is its owner's; that it stands as written, its hash says.
          if head.event.act != .noted, format.content(of: record, head) == nil {
            found.damagedTexts.append(head.event.id)
          } else {
            found.texts += 1
          }
        }
        return true
      }
    } catch .damaged(let damage) {
      found.damage = damage
    } catch {
      throw .storage(error)
    }
    return found
  }

  /// Looks through the record of a sealed board without its keys: every hash, and no signature.
  ///
  /// - Parameters:
  ///   - manifest: the board's identifiers.
  ///   - makeStore: opens the journal under the record's chain.
  ///   - progress: told now and then how many lines have been looked at.
  /// - Returns: what was found, up to where the chain breaks.
  /// - Throws: `storage`.
  package static func examineSealed(
    _ manifest: BoardManifest,
    store makeStore: (any ChainRule) throws(StorageError) -> any Store,
    _ progress: (Int) -> Void
  ) throws(LedgerError) -> Examination {
    var found = Examination()
    do {
      let chain = JournalChain(board: manifest.board)
      _ = try makeStore(chain).read(after: Tip.genesis(chain), bodies: true) { record in
        found.lines += 1
        if found.lines % 1_024 == 0 { progress(found.lines) }
        switch record.body {
        case .absent, .unread: break
        case .erased: found.erasedTexts += 1
        case .damaged: found.damagedLines.append(record.number)
        case .present: found.texts += 1
        }
        return true
      }
    } catch .damaged(let damage) {
      found.damage = damage
    } catch {
      throw .storage(error)
    }
    return found
  }

  /// The thread that a message belongs to; nil for an unknown message.
  package func thread(of message: EventID) throws(LedgerError) -> ThreadID? {
    var thread: ThreadID?
    do {
      _ = try store.read(after: Tip.genesis(format.chain), bodies: false) { record in
        if let event = format.head(of: record)?.event, event.id == message {
          thread = event.thread
        }
        return thread == nil
      }
    } catch .damaged {
      return nil
    } catch {
      throw .storage(error)
    }
    return thread
  }
}
