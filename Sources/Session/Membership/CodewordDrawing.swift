// SPDX-License-Identifier: Apache-2.0

package import Text

extension CodewordList {
  /// Draws words for a codename or an invitation, by their numbers, from the system's randomness
  /// alone: the one place where they are drawn.
  ///
  /// - Parameter count: how many, each as likely as any other.
  /// - Returns: their numbers.
  package func drawn(_ count: Int) -> [Int] {
    (0..<count).map { _ in Int.random(in: 0..<self.count) }
  }
}
