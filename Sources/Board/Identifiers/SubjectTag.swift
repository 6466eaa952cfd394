// SPDX-License-Identifier: Apache-2.0

/// What stands for an office-holder everywhere but on a name card: a stone and a number, such as
/// `Basalt 17`.
///
/// Drawn at random when the roster is imported, never computed from the public identifier, which
/// would fall to trying every Member.
package struct SubjectTag: Hashable, Sendable {
  package let stone: String
  /// 1 to 99.
  package let number: Int

  package init(stone: String, number: Int) {
    self.stone = stone
    self.number = number
  }
}

extension SubjectTag: CustomStringConvertible {
  package var description: String { "\(stone) \(number < 10 ? "0" : "")\(number)" }
}
