// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes

/// The words beside its text by which an opening is found, such as its conduct's label.
package struct SearchLabels {
  /// What the words are drawn from: caches made of others are not looked into.
  package let version: Bytes32
  package let words: (Opening) -> String

  package init(version: Bytes32, words: @escaping (Opening) -> String) {
    self.version = version
    self.words = words
  }
}
