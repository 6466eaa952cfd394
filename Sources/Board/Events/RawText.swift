// SPDX-License-Identifier: Apache-2.0

/// Text as somebody gave it: not yet sanitised, masked or measured.
package struct RawText: Hashable, Sendable {
  package let value: String

  package init(_ value: String) {
    self.value = value
  }
}
