// SPDX-License-Identifier: Apache-2.0

/// What does not belong to a board any more and is kept beside its journal for a while: torn tails
/// and what repairs have put aside.
extension BoardFolder {
  /// How long it is kept, in seconds: 30 days.
  static let remainsLifetime: Int64 = 30 * 86_400

  /// Makes a file for such remains, under the name or one made of it that is free.
  func createRemains(_ name: String) throws(Errno) -> (name: String, file: DiskHandle) {
    for number in 1..<10_000 {
      let candidate = number == 1 ? name : "\(name).\(number)"
      do throws(Errno) {
        return (candidate, try disk.open(candidate, in: journal, for: .creating))
      } catch .exists {
        continue
      }
    }
    throw .busy
  }

  /// Puts bytes aside, durably, in a file that is named after where they stood.
  ///
  /// - Returns: its name in the journal's folder; nil if there are no bytes.
  func putAside(
    _ bytes: ArraySlice<UInt8>, of name: String, _ time: Int64
  ) throws(Errno) -> String? {
    guard !bytes.isEmpty else { return nil }
    let (name, file) = try createRemains("\(name).damaged")
    defer { disk.close(file) }
    try disk.writeAll(Array(bytes), to: file, at: 0)
    try disk.setTimes(of: file, to: time)
    try disk.synchronise(file)
    try disk.synchroniseEntries(of: journal)
    try? disk.setTimes(of: journal, to: time)
    return name
  }

  /// Removes those of the named files beside the journal whose time has come; what resists stays
  /// for another day.
  func sweep(_ names: [String], today: Int64) {
    var isChanged = false
    let marks = [".torn", ".damaged", ".new"]
    for name in names where marks.contains(where: name.contains) {
      guard let facts = try? disk.facts(of: name, in: journal), facts.kind == .file,
        today - facts.changed >= BoardFolder.remainsLifetime
      else { continue }
      isChanged = true
      try? disk.remove(name, in: journal)
    }
    if isChanged { try? disk.setTimes(of: journal, to: today) }
  }
}
