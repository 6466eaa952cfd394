// SPDX-License-Identifier: Apache-2.0

/// `pulse`, a small file in clear that tells whoever has no codename whether a board is worth a look.
///
/// Bytes here. It may be missing, torn or anybody's: whoever reads it proves what was read, and
/// whoever cannot write it goes on without.
extension BoardFolder {
  static let pulseName = "pulse"

  /// What stands there; nil if nothing does that can be trusted to be the board's own file, or it is
  /// longer than `limit`.
  package func pulse(upTo limit: Int) -> [UInt8]? {
    guard let file = try? disk.open(BoardFolder.pulseName, in: top, for: .reading) else {
      return nil
    }
    defer { disk.close(file) }
    guard let facts = try? disk.facts(of: file), facts.kind == .file, facts.owner == disk.user,
      facts.mode & 0o077 == 0, facts.size <= limit
    else { return nil }
    return try? disk.bytes(of: file, at: 0, upTo: Int(facts.size))
  }

  /// Replaces it whole: readers see the old or the new.
  ///
  /// - Parameters:
  ///   - octets: what is to stand there.
  ///   - coarseTime: the time that the file and its folder are to bear, in seconds since 1970.
  /// - Returns: whether it does.
  @discardableResult
  package func replacePulse(with octets: [UInt8], coarseTime: Int64) -> Bool {
    let temporary = "\(BoardFolder.pulseName).new"
    defer { try? disk.setTimes(of: top, to: coarseTime) }
    do throws(Errno) {
      do throws(Errno) { try disk.remove(temporary, in: top) } catch .missing {}
      try BoardFolder.write(octets, as: temporary, in: top, coarseTime, disk)
      try disk.rename(temporary, over: BoardFolder.pulseName, in: top)
      return true
    } catch {
      try? disk.remove(temporary, in: top)
      return false
    }
  }
}
