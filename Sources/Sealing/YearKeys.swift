// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A member's keys of one calendar year, thread by thread: whoever needs several derives the
/// year's secret once.
package struct YearKeys: Sendable {
  private let secret: Secret
  private let board: Bytes32

  init(_ secret: Secret, on board: Bytes32) {
    self.secret = secret
    self.board = board
  }

  /// The key behind her tag in `thread`, which began in this year.
  package func tag(in thread: Bytes16) -> ThreadKey {
    ThreadKey(.tag, yearSecret: secret, thread: thread, board: board)
  }

  /// The key to which mail to her tag in `thread` is sealed.
  package func mail(in thread: Bytes16) -> MailKey {
    MailKey(yearSecret: secret, thread: thread, board: board)
  }

  /// The key behind her "same here" in `thread`.
  package func voice(in thread: Bytes16) -> ThreadKey {
    ThreadKey(.voice, yearSecret: secret, thread: thread, board: board)
  }
}
