// SPDX-License-Identifier: Apache-2.0

/// Where threads stand among a board's threads, by identifier and by reference.
///
/// Threads that come in one by one stand in tables; those of a board that was kept, which come all
/// at once and are many, in one row ordered by the first bits of their identifiers, made in a
/// fraction of a table's time and room.
///
/// It follows from the threads: of two boards with the same ones nothing more is to be compared.
struct ThreadLookup: Hashable, Sendable {
  /// Indices of the first threads, ordered by `bucket`, and within one as they were opened.
  private var order: [UInt32] = []
  /// Where in `order` each bucket starts; one more for the end of the last.
  private var starts: [UInt32] = []
  /// How many of a reference's twenty bits make a bucket.
  private var bits: UInt32 = 0
  private var indices: [ThreadID: Int] = [:]
  private var references: [Reference: Int] = [:]

  static func == (left: ThreadLookup, right: ThreadLookup) -> Bool { true }
  func hash(into hasher: inout Hasher) {}

  /// No threads.
  init() {}

  /// The lookup of threads that come at once, by their references in order; of two with one identifier
  /// the first counts.
  init(_ references: [Reference]) {
    guard !references.isEmpty else { return }
    bits = UInt32(min(16, Int.bitWidth - references.count.leadingZeroBitCount))
    starts = Array(repeating: 0, count: 1 << Int(bits) + 1)
    for reference in references { starts[bucket(of: reference) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var free = starts
    order = Array(repeating: 0, count: references.count)
    for (index, reference) in references.enumerated() {
      let bucket = bucket(of: reference)
      order[Int(free[bucket])] = UInt32(truncatingIfNeeded: index)
      free[bucket] += 1
    }
  }

  /// Takes in a thread that is not there yet.
  mutating func note(_ id: ThreadID, at index: Int) {
    indices[id] = index
    if references[id.reference] == nil { references[id.reference] = index }
  }

  /// Where a thread stands.
  func index(of id: ThreadID, in threads: ThreadRows) -> Int? {
    first(in: id.reference) { threads.id($0) == id } ?? indices[id]
  }

  /// Where the first thread to bear a reference stands.
  func index(of reference: Reference, in threads: ThreadRows) -> Int? {
    first(in: reference) { threads.id($0).reference == reference } ?? references[reference]
  }

  private func first(in reference: Reference, where isMeant: (Int) -> Bool) -> Int? {
    guard !order.isEmpty else { return nil }
    let bucket = bucket(of: reference)
    for position in starts[bucket]..<starts[bucket + 1] {
      let index = Int(order[Int(position)])
      if isMeant(index) { return index }
    }
    return nil
  }

  private func bucket(of reference: Reference) -> Int {
    Int(reference.value >> (20 - bits))
  }
}
