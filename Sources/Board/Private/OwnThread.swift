// SPDX-License-Identifier: Apache-2.0

/// That a member wrote in a thread.
package struct OwnThread: Hashable, Sendable {
  /// Whether she opened it.
  package let isOpener: Bool
  /// The change with which she last wrote in it.
  package let revision: Int

  func merging(_ other: OwnThread) -> OwnThread {
    OwnThread(
      isOpener: isOpener || other.isOpener, revision: max(revision, other.revision))
  }
}
