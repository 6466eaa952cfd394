// SPDX-License-Identifier: Apache-2.0

/// How much a member can post today, for her to know beforehand.
package struct PostsLeft: Hashable, Sendable {
  package let warnings: Int
  package let others: Int

  package init(warnings: Int, others: Int) {
    self.warnings = warnings
    self.others = others
  }

  /// From how many left on it is said.
  private static let few = 3

  package subscript(_ matter: Allowance.Matter) -> Int {
    switch matter {
    case .warnings: warnings
    case .others: others
    }
  }

  /// What is left, in words, where it is little; nil where it is enough not to think of.
  package func sentence(for matter: Allowance.Matter) -> String? {
    let count = self[matter]
    let noun = matter == .warnings ? "warning" : "post"
    guard count <= PostsLeft.few else { return nil }
    switch count {
    case 0: return "No more \(noun)s today; tomorrow again."
    case 1: return "1 more \(noun) today."
    default: return "\(count) more \(noun)s today."
    }
  }
}
