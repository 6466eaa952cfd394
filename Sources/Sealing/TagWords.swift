// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Which two words of the lists a tag shows as: a thing and a bird.
package struct TagWords: Hashable, Sendable {
  /// An index into the list of things.
  package let thing: Int
  /// An index into the list of birds.
  package let bird: Int

  /// The words of `publicKey` in `thread`; each pair is as likely as any other.
  ///
  /// Follows from L("words", board, thread, publicKey) and the lists' lengths alone, so a released
  /// list may never change its length or order.
  ///
  /// - Precondition: neither list is empty.
  package init(
    of publicKey: Bytes32,
    in thread: Bytes16,
    on board: Bytes32,
    things: Int,
    birds: Int
  ) {
    precondition(things > 0 && birds > 0, "the word lists have words")
    let seed = Fields("words").adding(board).adding(thread).adding(publicKey)
    var numbers = Numbers(digest: .digest(of: seed))
    thing = numbers.index(below: things)
    bird = numbers.index(below: birds)
  }

  /// The digest as four big-endian numbers, then the digest of the digest, and so on without end.
  private struct Numbers {
    private var digest: Bytes32
    private var unread: ArraySlice<UInt8>

    init(digest: Bytes32) {
      self.digest = digest
      unread = digest.bytes[...]
    }

    /// An unbiased index: numbers in the incomplete last run of `count` are passed over.
    ///
    /// Not the standard library's, which may change how it draws; a tag may never change.
    mutating func index(below count: Int) -> Int {
      let count = UInt64(count)
      let excess = (UInt64.max % count + 1) % count
      var number = next()
      while number > UInt64.max - excess { number = next() }
      return Int(number % count)
    }

    private mutating func next() -> UInt64 {
      if unread.isEmpty { self = Numbers(digest: .digest(of: digest.bytes[...])) }
      defer { unread = unread.dropFirst(8) }
      return unread.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
