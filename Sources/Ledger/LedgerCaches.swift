// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
package import Sealing
internal import Storage
internal import Text

/// Keeping the caches: a snapshot of the board, and the texts to be searched.
///
///     take the turn ─▶ what ended is gone from the journal ─▶ add blocks of texts
///       ─▶ replace the snapshot ─▶ read on, and take out what has ended meanwhile
///
/// Whoever ends a text erases it from the caches as the newest snapshot names them. One who looked
/// before that snapshot was there had appended her event by then, so that reading on finds it.
///
/// Whatever fails here leaves the caches as they were, or without one, and is nobody's error.
extension Ledger {
  /// The number of the line up to which a snapshot spared folding, or one was kept; nil where there
  /// is none.
  package var snapshotNumber: UInt64? { caching.mark?.tip.number }

  /// Has texts kept for searching, to be found by these labels, too.
  package func keepTexts(foundBy labels: SearchLabels) {
    caching.labels = labels
  }

  /// Whether `refreshCaches` has something to do: one is under way, or the caches are far behind.
  package var needsCacheRefresh: Bool {
    guard damage == nil, fold.lockout == nil, tip.number >= caching.threshold,
      format.envelope.epoch == fold.board.epoch
    else { return false }
    if caching.refresh != nil { return true }
    return tip.number >= caching.nextAttempt && !isFresh(caching.mark, caching.epoch)
  }

  /// Does a part of what brings the caches up to date.
  ///
  /// - Parameter lines: how many lines of the journal to look through at most.
  /// - Returns: whether there is more to do.
  package func refreshCaches(lines: Int = 256) -> Bool {
    guard needsCacheRefresh else { return false }
    if caching.refresh == nil {
      beginRefresh()
      return caching.refresh != nil
    }
    do throws(LedgerError) {
      if !caching.unconfirmed.isEmpty {
        try confirmEndings()
      } else if try !keepTexts(lines: lines) {
        try keepSnapshot(isLast: true)
      }
    } catch {
      endRefresh()
    }
    return caching.refresh != nil
  }

  /// The seal of what waits for its hour.
  package var waitingSeal: WaitingSeal { WaitingSeal(format.envelope, on: format.board) }

  var pageSeal: PageSeal { PageSeal(format.envelope, on: format.board) }

  // MARK: Steps

  /// Whether caches are near enough to the journal's end.
  private func isFresh(_ mark: Snapshot.Mark?, _ epoch: UInt64) -> Bool {
    func isNear(_ number: UInt64) -> Bool { number + caching.threshold > tip.number }
    guard let mark, epoch == format.envelope.epoch, isNear(mark.tip.number) else {
      return false
    }
    guard let labels = caching.labels else { return true }
    return mark.texts.map { $0.words == labels.version && isNear($0.scanned) } ?? false
  }

  private func beginRefresh() {
    caching.nextAttempt = tip.number + caching.threshold
    guard let turn = store.caches.takeTurn() else { return }
    let seal = pageSeal
    var known = Snapshot.mark(store.caches, seal)
    if let mark = known, !isOfJournal(mark.tip) { known = nil }
    if isFresh(known, seal.epoch) {
      (caching.mark, caching.epoch) = (known, seal.epoch)
      return
    }
    var refresh = CacheRefresh(turn: turn, position: Tip.genesis(format.chain))
    if let labels = caching.labels {
      if let index = known?.texts, index.words == labels.version, hasBlocks(index) {
        guard store.caches.cut(.texts, to: UInt64(index.firsts.count * TextIndex.blockLength))
        else {
          return
        }
        refresh.index = index
      } else {
        guard store.caches.remove(.texts) else { return }
        var random = SystemRandomNumberGenerator()
        refresh.index = TextIndex(
          name: .random(using: &random), words: labels.version, end: refresh.position)
      }
      refresh.position = refresh.index?.end ?? refresh.position
      refresh.namedBlocks = refresh.index?.firsts.count ?? 0
    }
    caching.refresh = refresh
  }

  private func endRefresh() {
    caching.refresh = nil
    caching.nextAttempt = tip.number + caching.threshold
  }

  /// Whether a tip is one of this journal, and not behind what is known.
  func isOfJournal(_ tip: Tip) -> Bool {
    guard tip.number <= self.tip.number else { return false }
    return (try? store.read(after: tip, bodies: false) { _ in false }) != nil
  }

  /// Whether the blocks of an index may be there, and end on this journal.
  func hasBlocks(_ index: TextIndex) -> Bool {
    let length = UInt64(index.firsts.count * TextIndex.blockLength)
    return store.caches.size(of: .texts) ?? 0 >= length && isOfJournal(index.end)
  }

  /// Sees to some of the texts that ended long ago.
  private func confirmEndings() throws(LedgerError) {
    let some = Array(caching.unconfirmed.prefix(16))
    caching.unconfirmed.removeFirst(some.count)
    let remaining = caching.unconfirmed.count
    finishErasing(some)
    // What cannot be erased now must not be forgotten either: no snapshot says that it is gone.
    guard caching.unconfirmed.count == remaining else { throw .storage(.readOnly) }
  }

  /// Makes blocks of the next lines' texts; false where there are none left.
  private func keepTexts(lines: Int) throws(LedgerError) -> Bool {
    guard var refresh = caching.refresh, refresh.index != nil,
      refresh.position.number < tip.number
    else { return false }
    // Read first and looked into afterwards: an amendment of an opening needs its opening.
    var read: [(event: RecordedEvent, before: Tip)] = []
    var remaining = lines
    do {
      _ = try store.read(after: refresh.position, bodies: true) { record in
        if let head = format.head(of: record) {
          read.append((recordedEvent(record, head), refresh.position))
        }
        refresh.position = Tip(after: record)
        remaining -= 1
        return remaining > 0 && record.number < tip.number
      }
    } catch {
      throw .storage(error)
    }
    for (event, before) in read {
      guard let record = try searchRecord(of: event) else { continue }
      if refresh.records.count + record.count > TextBlock.room {
        try seal(&refresh, before: before)
      }
      if refresh.records.isEmpty { refresh.first = event.place }
      refresh.records += record
    }
    let isAtEnd = refresh.position.number >= tip.number
    if isAtEnd || refresh.blocks.count >= CacheRefresh.batch * TextIndex.blockLength {
      try write(&refresh)
    }
    caching.refresh = refresh
    let count = refresh.index?.firsts.count ?? 0
    if count - refresh.namedBlocks >= CacheRefresh.mostUnnamedBlocks, refresh.blocks.isEmpty {
      try keepSnapshot(isLast: false)
    }
    return true
  }

  /// Seals the records as a block, once the next does not fit; all lines up to `before` are in it.
  private func seal(_ refresh: inout CacheRefresh, before: Tip) throws(LedgerError) {
    guard let first = refresh.first, var index = refresh.index else { return }
    do {
      refresh.blocks += try TextBlock(records: refresh.records).sealed(
        index.firsts.count, of: index, by: pageSeal)
    } catch {
      throw .sealing(error)
    }
    index.firsts.append(first)
    index.end = before
    refresh.index = index
    refresh.records = []
  }

  private func write(_ refresh: inout CacheRefresh) throws(LedgerError) {
    guard let index = refresh.index, !refresh.blocks.isEmpty else { return }
    let end = index.firsts.count * TextIndex.blockLength
    let isWritten = store.caches.add(
      refresh.blocks, to: .texts, at: UInt64(end - refresh.blocks.count))
    guard isWritten else { throw .storage(.noSpace) }
    refresh.blocks = []
  }

  /// Replaces the snapshot, and takes out of the texts what has ended while they were gathered.
  private func keepSnapshot(isLast: Bool) throws(LedgerError) {
    guard var refresh = caching.refresh, caching.unconfirmed.isEmpty,
      fold.board.epoch == format.envelope.epoch
    else { throw .storage(.readOnly) }
    if isLast { refresh.index?.scanned = refresh.position.number }
    let mark = Snapshot.Mark(
      tip: tip, rotations: format.rotations, tangled: tangled,
      unreadableLines: unreadableLines,
      checkpoints: caching.checkpoints, texts: refresh.index)
    let seal = pageSeal
    let octets: [UInt8]
    do {
      octets = try Snapshot(mark: mark, board: fold.board).octets(seal)
    } catch {
      throw .sealing(error)
    }
    guard store.caches.replace(.directory, with: octets) else { throw .storage(.noSpace) }
    (caching.mark, caching.epoch) = (mark, seal.epoch)
    refresh.namedBlocks = refresh.index?.firsts.count ?? 0
    caching.refresh = refresh
    finishErasing(try followAhead())
    if !eraseFromCaches(caching.refresh?.ended ?? []) { _ = store.caches.remove(.texts) }
    if isLast { caching.refresh = nil }
  }

  // MARK: Texts

  /// The record by which a text is found; nil for what has none.
  ///
  /// An opening is found by its labels, too, also where its words were amended.
  private func searchRecord(of recorded: RecordedEvent) throws(LedgerError) -> [UInt8]? {
    guard let labels = caching.labels, let id = recorded.event.thread,
      let thread = fold.board.index(of: id)
    else { return nil }
    let text = recorded.body.text
    var searched = text ?? ""
    switch recorded.event.act {
    case .opened(let opening):
      guard fold.board.threads[thread].openingPlace == recorded.place else { return nil }
      searched += "\n" + labels.words(opening)
    case .amended where recorded.event.act.replacedText == id.opening,
      .moderated where recorded.event.act.replacedText == id.opening:
      guard text != nil, let opening = try opening(of: fold.board.threads[thread])?.opening else {
        return nil
      }
      searched += "\n" + labels.words(opening)
    case .replied, .amended, .disputed, .moderated:
      guard text != nil else { return nil }
    case .policy, .submitted, .tookBack, .decided, .asked, .suspended: return nil
    case .proposedModerators, .confirmedModerators, .keptOriginal, .named, .enrolled, .rotated,
      .invited, .announced, .cancelled, .correctedRoute, .withdrawn, .allClear, .expired,
      .saidSameHere, .mailed, .noted, .erasedNote, .unreadable:
      return nil
    }
    return TextBlock.record(of: Folding.fold(searched), at: recorded.place, thread: thread)
  }

  /// Cuts off what somebody added who died before a snapshot named it; whoever is still at it looks
  /// through it when it is named.
  private func dropUnnamedBlocks(_ index: TextIndex) -> Bool {
    let length = UInt64(index.firsts.count * TextIndex.blockLength)
    guard store.caches.size(of: .texts) ?? 0 > length, let turn = store.caches.takeTurn() else {
      return true
    }
    return withExtendedLifetime(turn) {
      // By now there may be a newer snapshot, which names more; that is looked through again, too.
      Snapshot.mark(store.caches, pageSeal)?.texts != index || store.caches.cut(.texts, to: length)
    }
  }

  /// Takes the records of ended texts out of the cache; false where one may still be there.
  func eraseFromCaches(_ places: [Place]) -> Bool {
    guard !places.isEmpty else { return true }
    var places = places
    if let position = caching.refresh?.position {
      // What was not looked through yet is erased by the time that it is.
      let end = Place(position.end).value
      places.removeAll { $0.value >= end }
      caching.refresh?.ended += places
    }
    let caches = store.caches
    let seal = pageSeal
    guard let index = caching.refresh?.index ?? Snapshot.mark(caches, seal)?.texts else {
      // Nothing tells what stands in the texts that may be there.
      return caches.size(of: .texts) == nil || caches.remove(.texts)
    }
    if caching.refresh == nil, !dropUnnamedBlocks(index) { return caches.remove(.texts) }
    // Blocks that are not in the file yet are looked through once they are.
    let waiting = (caching.refresh?.blocks.count ?? 0) / TextIndex.blockLength
    var isSound = true
    let blocks = Dictionary(grouping: Set(places)) { index.block(of: $0) }
    for (number, places) in blocks {
      guard let number, number < index.firsts.count - waiting else { continue }
      var isOpen = false
      let offset = UInt64(number * TextIndex.blockLength)
      let isChanged = caches.change(.texts, at: offset, count: TextIndex.blockLength) { stored in
        guard var block = TextBlock(stored, number, of: index, by: seal) else { return nil }
        isOpen = true
        let isFound = places.reduce(false) { block.erase($1) || $0 }
        return isFound ? try? block.sealed(number, of: index, by: seal) : nil
      }
      isSound = isSound && isOpen && isChanged
    }
    return isSound || caches.remove(.texts)
  }
}
