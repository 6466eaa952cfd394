// SPDX-License-Identifier: Apache-2.0

/// Where an event stands in the record; only the ledger knows what the number means.
package struct Place: Hashable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) {
    self.value = value
  }
}
