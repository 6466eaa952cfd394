// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto
internal import CryptoExtras

/// A codename's words, the only credential, as someone typed them or a file holds them.
///
/// Case and white space do not count: lower case, one space between words, none around them.
/// Whether the words are on the list is not asked here; on an open board any text will do. Those
/// of the list are ASCII. The copy kept here is wiped; the text it came from is the caller's.
package struct Codename: Sendable {
  /// How many words the program makes a codename of.
  package static let wordCount = 7
  /// How many words the program makes an invitation's one-time code of.
  package static let invitationWordCount = 5

  /// The words in their one form, in UTF-8.
  let words: SymmetricKey

  /// Takes the words.
  ///
  /// - Throws: ``SealingError/emptyCodename`` when nothing but white space is there.
  package init(_ text: String) throws(SealingError) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { throw .emptyCodename }
    self.words = SymmetricKey(data: Array(words.utf8))
  }

  /// Takes the words one by one; what stands between them does not count.
  ///
  /// - Throws: ``SealingError/emptyCodename`` when nothing but white space is there.
  package init(words: [String]) throws(SealingError) {
    try self.init(words.joined(separator: " "))
  }

  /// The secret that the words lead to on `board`: scrypt, salted with the board's id.
  ///
  /// - Throws: ``SealingError/unavailable`` when there is no memory for it.
  package func root(on board: Bytes32, cost: StretchCost) throws(SealingError) -> Secret {
    do {
      return try words.withUnsafeBytes { words in
        Secret(
          try KDF.Scrypt.deriveKey(
            from: words.assumingMemoryBound(to: UInt8.self),
            salt: board.bytes,
            outputByteCount: 32,
            rounds: cost.rounds,
            blockSize: 8,
            parallelism: 1
          )
        )
      }
    } catch {
      throw .unavailable
    }
  }
}
