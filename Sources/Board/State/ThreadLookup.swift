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
  /// Where in `order` each bucket starts; one more for the end of the last, and one that only the
  /// making needs.
  private var starts: [UInt32] = []
  /// How many of a reference's twenty bits make a bucket.
  private var bits: UInt32 = 0
  private var indices: [ThreadID: Int] = [:]
  private var references: [Reference: Int] = [:]

  static func == (left: ThreadLookup, right: ThreadLookup) -> Bool { true }
  func hash(into hasher: inout Hasher) {}

  /// No threads.
  init() {}

  /// The lookup of threads that come at once; of two with one identifier the first counts.
  init(_ threads: ThreadRows) {
    guard !threads.isEmpty else { return }
    bits = UInt32(min(16, Int.bitWidth - threads.count.leadingZeroBitCount))
    // How many a bucket has stands two places on, so that one place on there is where its next thread
    // goes: its start at first, and in the end that of the bucket behind it.
    starts = Array(repeating: 0, count: 1 << Int(bits) + 2)
    threads.eachID { _, id in starts[bucket(of: id.reference) + 2] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    order = Array(repeating: 0, count: threads.count)
    threads.eachID { index, id in
      let next = bucket(of: id.reference) + 1
      order[Int(starts[next])] = UInt32(truncatingIfNeeded: index)
      starts[next] += 1
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
