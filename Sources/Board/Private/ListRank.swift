// SPDX-License-Identifier: Apache-2.0

/// Where a thread belongs in a list, before the newest of the same rank comes first.
package struct ListRank: Comparable, Sendable {
  let number: Int
  let text: String

  package static func < (left: ListRank, right: ListRank) -> Bool {
    left.number == right.number ? left.text < right.text : left.number < right.number
  }
}
