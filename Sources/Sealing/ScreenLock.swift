// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// What an idle screen keeps to know its owner again: a digest of her codename's first two words.
///
/// A lock on the screen and no more: the session behind it stays unlocked. The digest is HMAC-SHA256
/// under a key that is drawn here and lives as long, so that it is of no use outside this process.
package struct ScreenLock: Sendable {
  /// How many words open it.
  package static let wordCount = 2

  private let key = SymmetricKey(size: .bits256)
  private let digest: SymmetricKey

  /// The lock that the first two words of `codename` open; all of them if there are fewer.
  package init(_ codename: Codename) {
    let code = codename.words.withUnsafeBytes { [key] octets in
      HMAC<SHA256>.authenticationCode(for: ScreenLock.opening(of: octets), using: key)
    }
    digest = SymmetricKey(data: code)
  }

  /// Whether `words` are those two, told in constant time; case and white space do not count.
  package func matches(_ words: [String]) -> Bool {
    guard let attempt = try? Codename(words: words) else { return false }
    let code = attempt.words.withUnsafeBytes {
      HMAC<SHA256>.authenticationCode(for: $0, using: key)
    }
    return SymmetricKey(data: code) == digest
  }

  /// The octets up to the second space.
  private static func opening(of octets: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var spaces = 0
    let end = octets.firstIndex { octet in
      if octet == UInt8(ascii: " ") { spaces += 1 }
      return spaces == wordCount
    }
    return UnsafeRawBufferPointer(rebasing: octets[..<(end ?? octets.endIndex)])
  }
}
