// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// Values by which the program counts a member once without knowing who it is.
///
/// The same member gets the same value for the same scope, and no scope is shared by two threads,
/// so that no two values can be linked.
package struct OnceValues: Sendable {
  private let key: SymmetricKey

  /// Those of the member with the secret `u`.
  package init(_ u: Secret, on board: Bytes32) {
    key = u.derived(Fields("once"), on: board).key
  }

  /// For one "same here" in a thread and term.
  package func sameHere(thread: Bytes16, term: UInt64) -> Bytes16 {
    value(Fields("same-here").adding(thread).adding(term))
  }

  /// For one report of a message.
  package func report(message: Bytes16) -> Bytes16 {
    value(Fields("report").adding(message))
  }

  /// For one thanks for a message.
  package func thanks(message: Bytes16) -> Bytes16 {
    value(Fields("thanks").adding(message))
  }

  private func value(_ scope: Fields) -> Bytes16 {
    HMAC<SHA256>.authenticationCode(for: scope.octets, using: key)
      .withUnsafeBytes { $0.loadUnaligned(as: Bytes16.self) }
  }
}
