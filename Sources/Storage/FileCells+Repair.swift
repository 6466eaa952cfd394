// SPDX-License-Identifier: Apache-2.0

extension FileCells {
  /// Makes both members' files whole from the one that is.
  ///
  /// - Parameters:
  ///   - isWhole: whether octets are a members' file with nothing amiss.
  ///   - tell: told what was done once it is.
  /// - Throws: `damagedFile` if neither is whole, `busy`, `noSpace`, `readOnly` or a failed call;
  ///   both are as they were then.
  package func repairMembers(
    isWhole: ([UInt8]) -> Bool, _ tell: (Mended) -> Void
  ) throws(StorageError) {
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      guard let whole = try members(isWhole: isWhole) else { return }
      for name in BoardFolder.membersNames {
        do throws(Errno) {
          let found = try content(of: name)
          if let found, found.count <= BoardFolder.longestMembers, isWhole(found) { continue }
          let kept = try folder.putAside((found ?? [])[...], of: name, coarseTime())
          try BoardFolder.replace(name, with: whole[...], in: folder.top, coarseTime(), disk)
          tell(.members(file: name, keptIn: kept))
        } catch {
          throw StorageError(writing: error, .write, path: folder.path(ofFile: name))
        }
      }
    }
  }

  /// Takes out of the file of private cells what is no row, and writes anew what stands around the
  /// halves of those that can still be told from their place.
  ///
  /// Rows are found by counting: bytes too many or too few would hide every row behind them.
  ///
  /// - Parameter tell: told what was done once it is.
  /// - Throws: `busy`, `noSpace`, `readOnly` or a failed call; the file is as it was then.
  package func repairCells(_ tell: (Mended) -> Void) throws(StorageError) {
    try folder.lock.held(patience: patience) { () throws(StorageError) in
      do throws(Errno) {
        guard let content = try contentOfCells() else { return }
        var sound: [UInt8] = []
        var mended: [Mended] = []
        for part in row.parts(of: content) {
          let octets = content[part.range]
          sound += part.row ?? []
          guard part.row?.elementsEqual(octets) != true else { continue }
          guard let kept = try folder.putAside(octets, of: BoardFolder.privateName, coarseTime())
          else { continue }
          mended.append(
            part.row == nil
              ? .cells(
                offset: UInt64(part.range.lowerBound), bytes: UInt64(octets.count), keptIn: kept)
              : .cellFrame(row: UInt64(sound.count / row.length), keptIn: kept))
        }
        guard !mended.isEmpty else { return }
        try BoardFolder.replace(
          BoardFolder.privateName, with: sound[...], in: folder.top, coarseTime(), disk)
        mended.forEach(tell)
      } catch {
        throw StorageError(writing: error, .write, path: privatePath)
      }
    }
  }

  private func contentOfCells() throws(Errno) -> [UInt8]? {
    let file: DiskHandle
    do throws(Errno) {
      file = try disk.open(BoardFolder.privateName, in: folder.top, for: .reading)
    } catch .missing {
      return nil
    }
    defer { disk.close(file) }
    return try disk.bytes(of: file, at: 0, upTo: Int(clamping: try disk.facts(of: file).size))
  }
}
