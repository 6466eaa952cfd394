// SPDX-License-Identifier: Apache-2.0

/// Text as somebody gave it: not yet sanitised, masked or measured.
package struct RawText: Hashable, Sendable {
  package let value: String
  /// Words that the writer says are nobody's name, though they could be.
  package let keeping: Set<String>

  package init(_ value: String) {
    self.init(value, keeping: [])
  }

  package init(_ value: String, keeping: Set<String>) {
    self.value = value
    self.keeping = keeping
  }
}
