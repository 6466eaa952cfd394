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

  /// Lines that end a thread before its time, and so end nothing.
  package internal(set) var earlyEndings: [EarlyEnding] = []
  /// Lines whose text is neither as written nor erased, by their number, where events cannot be read.
  package internal(set) var damagedLines: [UInt64] = []
  /// Lines that are lost, as a repair has said in their place, by their numbers.
  package internal(set) var lost: [ClosedRange<UInt64>] = []
  /// Where the record stops being what was written.
  package internal(set) var damage: Damage?
  /// The line after which the look began; zero for the start of the record.
  package internal(set) var first: UInt64 = 0
  /// The last line that was looked at before somebody ended it; nil where it came to the end.
  package internal(set) var stopped: UInt64?

  /// A line that ends a thread which was not over: no program of ours whose clock is right writes it, and
  /// none heeds it.
  package struct EarlyEnding: Equatable {
    /// Its number in the record.
    package let line: UInt64
    package let thread: ThreadID
    /// The day on which it ends it, by the clock of the program that wrote it.
    package let day: Day
    /// Whether words of the thread are gone all the same.
    package internal(set) var isErased = false
  }

  /// How far a look is.
  package struct Progress {
    /// Lines looked at.
    package let lines: Int
    /// How many there are to look at; nil where that cannot be told beforehand.
    package let all: Int?
  }

  /// How many lines are looked at between two looks up.
  fileprivate static let step = 256

  /// Whether nothing was found amiss, beyond what a repair has told of already and endings that did
  /// nothing.
  package var isSound: Bool {
    damage == nil && damagedTexts.isEmpty && damagedLines.isEmpty && forged.isEmpty
      && unreadable.isEmpty && !earlyEndings.contains { $0.isErased }
  }
}

extension Ledger {
  /// Looks through the record: every hash and every signature.
  ///
  /// - Parameters:
  ///   - line: the line after which to begin, where an earlier look was ended; zero begins at the
  ///     start.
  ///   - goesOn: told now and then how far it is; false ends it.
  /// - Returns: what was found, up to where the chain breaks.
  /// - Throws: `storage`.
  package func examine(
    after line: UInt64 = 0, _ goesOn: (Examination.Progress) -> Bool = { _ in true }
  ) throws(LedgerError) -> Examination {
    var found = Examination()
    let start = try place(after: line)
    found.first = start.number
    let all = Int(tip.number - min(tip.number, start.number))
    do {
      _ = try store.read(after: start, bodies: true) { record in
        if found.lines > 0, found.lines.isMultiple(of: Examination.step),
          !goesOn(Examination.Progress(lines: found.lines, all: all))
        {
          found.stopped = record.number - 1
          return false
        }
        found.lines += 1
        if let numbers = record.lostNumbers {
          found.lost.append(numbers)
          return true
        }
        guard let head = format.head(of: record) else {
          found.unreadable.append(record.number)
          return true
        }
        let isVerified = format.isVerified(head)
        if !isVerified { found.forged.append(head.event.id) }
        switch head.event.act {
        case .unreadable: found.unreadable.append(record.number)
        case .expired(let thread):
          let row = fold.board.row(thread)
          if row == nil { found.unreadable.append(record.number) }
          if isVerified, row?.isExpired == false {
            found.earlyEndings.append(
              .init(line: record.number, thread: thread, day: head.event.day))
          }
        default: break
        }
        switch record.body {
        case .absent, .unread: break
        case .erased: found.erasedTexts += 1
        case .damaged: found.damagedTexts.append(head.event.id)
        case .present:
          // What a note holds is its owner's; that it stands as written, its hash says.
          if !head.event.act.isSealedApart, format.content(of: record, head) == nil {
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
    for index in found.earlyEndings.indices {
      found.earlyEndings[index].isErased = try hasLostTexts(found.earlyEndings[index].thread)
    }
    return found
  }

  /// Whether a text of a thread is erased that nobody has amended, taken back or ended.
  private func hasLostTexts(_ id: ThreadID) throws(LedgerError) -> Bool {
    guard let thread = try thread(id) else { return false }
    for place in Set(thread.standingTexts).subtracting(thread.endedTexts)
    where try line(at: place)?.record.body == .erased {
      return true
    }
    return false
  }

  /// Looks through the record of a sealed board without its keys: every hash, and no signature.
  ///
  /// - Parameters:
  ///   - manifest: the board's identifiers.
  ///   - makeStore: opens the journal under the record's chain.
  ///   - line: the line after which to begin; zero begins at the start.
  ///   - goesOn: told now and then how far it is; false ends it.
  /// - Returns: what was found, up to where the chain breaks.
  /// - Throws: `storage`.
  package static func examineSealed(
    _ manifest: BoardManifest,
    store makeStore: (any ChainRule) throws(StorageError) -> any Store,
    after line: UInt64 = 0,
    _ goesOn: (Examination.Progress) -> Bool
  ) throws(LedgerError) -> Examination {
    var found = Examination()
    do {
      let chain = JournalChain(board: manifest.board)
      _ = try makeStore(chain).read(after: Tip.genesis(chain), bodies: true) { record in
        guard record.number > line else {
          found.first = record.number
          return true
        }
        if found.lines > 0, found.lines.isMultiple(of: Examination.step),
          !goesOn(Examination.Progress(lines: found.lines, all: nil))
        {
          found.stopped = record.number - 1
          return false
        }
        found.lines += 1
        if let numbers = record.lostNumbers {
          found.lost.append(numbers)
          return true
        }
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

  /// The end of the record behind a line, or its very end if it has none of that number.
  private func place(after line: UInt64) throws(LedgerError) -> Tip {
    let near = caching.checkpoints.last { $0.number <= line } ?? Tip.genesis(format.chain)
    guard line > near.number else { return near }
    do {
      return try store.read(after: near, bodies: false) { $0.number < line }
    } catch .damaged {
      return near
    } catch {
      throw .storage(error)
    }
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
