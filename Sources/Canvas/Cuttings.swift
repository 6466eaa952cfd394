// SPDX-License-Identifier: Apache-2.0

/// The text that was cut or copied last, to be put back.
///
/// Cuts that follow each other directly collect, in the order in which they stood in the text, so
/// that putting them back where they were taken restores it.
struct Cuttings: Hashable, Sendable {
  private(set) var scalars: [Unicode.Scalar] = []
  private var collects = false

  /// Keeps what is cut around the cursor.
  mutating func cut(before: ArraySlice<Unicode.Scalar>, behind: ArraySlice<Unicode.Scalar>) {
    scalars = collects ? before + scalars + behind : Array(before + behind)
    collects = true
  }

  /// Keeps what is copied.
  mutating func copy(_ text: ArraySlice<Unicode.Scalar>) {
    scalars = Array(text)
    collects = false
  }

  /// Something else was done: the next cut begins anew.
  mutating func close() {
    collects = false
  }
}
