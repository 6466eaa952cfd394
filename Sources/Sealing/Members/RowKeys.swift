// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a codename's root leads to in the members file: the name of a row, and the key of its box.
package struct RowKeys: Sendable {
  /// KDF(root, "row-name")[0..<16]; nothing else that is stored follows from the same.
  package let name: Bytes16
  /// KDF(root, "row-key").
  let key: Secret

  /// Those of `root` on `board`.
  package init(_ root: Secret, on board: Bytes32) {
    name = root.name(Fields("row-name"), on: board)
    key = root.derived(Fields("row-key"), on: board)
  }
}
