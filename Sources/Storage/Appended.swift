// SPDX-License-Identifier: Apache-2.0

/// What came of an append: everything in it is durable.
package struct Appended: Equatable, Sendable {
  /// The journal's end after the new lines.
  package let tip: Tip
  /// Where the new lines start, in the order of the records.
  package let positions: [Position]
  /// The remains of a write that never finished, found and put aside on the way.
  package let torn: TornTail?

  /// What a store did.
  package init(tip: Tip, positions: [Position], torn: TornTail?) {
    self.tip = tip
    self.positions = positions
    self.torn = torn
  }
}
