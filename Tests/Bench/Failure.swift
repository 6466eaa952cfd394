// SPDX-License-Identifier: Apache-2.0

/// Why something could not be measured; a target that is missed is no such thing.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
