// SPDX-License-Identifier: Apache-2.0

/// The number on a question to the world: its answer carries the same one.
///
/// A screen that no longer waits for a ticket drops the answer.
package struct Ticket: Hashable, Sendable {
  package let number: Int

  package init(number: Int) {
    self.number = number
  }
}
