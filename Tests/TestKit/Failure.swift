// SPDX-License-Identifier: Apache-2.0

/// What keeps a tool of the tests from doing its work, in words for whoever reads the test's log.
package struct Failure: Error, CustomStringConvertible {
  package let description: String

  /// A failure that says `description`.
  package init(_ description: String) {
    self.description = description
  }
}
