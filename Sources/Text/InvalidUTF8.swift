// SPDX-License-Identifier: Apache-2.0

/// Bytes that are not UTF-8, by place.
package struct InvalidUTF8: Error, Equatable {
  /// Where the first ill-formed sequence starts, in bytes from the start of what was decoded.
  package let offset: Int

  /// An ill-formed sequence at `offset`.
  package init(offset: Int) {
    self.offset = offset
  }
}
