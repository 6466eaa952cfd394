// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Sealing

/// A public key of SSH's (RFC 4253 section 6.6), without the comment that often names a person.
struct PublicKey: Hashable {
  /// Why a line is no public key that serves.
  enum Fault: Error, Equatable {
    case privateKey
    case certificate
    /// A sort that sshd takes no more, or that is not known here.
    case unknownSort(String)
    /// Not the form of a key: letters that do not decode, or decode to something else.
    case malformed
    /// An RSA key of so many bits, which is too few.
    case short(bits: Int)
  }

  /// What kind of key: `ssh-ed25519`.
  let sort: String
  /// The key itself.
  let blob: [UInt8]

  private static let fewestBits = 2_048

  /// Reads a line of a `.pub` file; options before the key and a comment after it are left out.
  ///
  /// - Returns: nil for an empty line, and for one that is a comment.
  /// - Throws: why it is none.
  static func read(_ line: String) throws(Fault) -> PublicKey? {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    if line.contains("PRIVATE KEY") { throw .privateKey }
    return try PublicKey(words)
  }

  /// Where the file is another host's: the host key of a `.pub` file, or what `ssh-keyscan` prints.
  init(_ words: [String]) throws(Fault) {
    guard let place = words.firstIndex(where: { PublicKey.sorts.contains($0) }) else {
      let sort = words[0]
      if sort.contains("-cert-v01@") { throw .certificate }
      let isSort = words.count > 1 && words[1].hasPrefix("AAAA")
      throw isSort ? .unknownSort(sort) : .malformed
    }
    guard words.indices.contains(place + 1), let blob = PublicKey.decode(words[place + 1]) else {
      throw .malformed
    }
    sort = words[place]
    self.blob = blob
    try check()
  }

  /// As it stands in authorized_keys and known_hosts.
  var text: String { "\(sort) \(PublicKey.encode(blob))" }

  /// As ssh shows it: `SHA256:` and the digest.
  var fingerprint: String {
    let digest = Bytes32.digest(of: blob[...]).bytes
    let letters = PublicKey.encode(digest)
    return "SHA256:\(letters.prefix { $0 != "=" })"
  }

  // MARK: Form

  private static let sorts: Set<String> = [
    "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  /// Holds that the fields are those of its sort, to the last byte.
  private func check() throws(Fault) {
    var rest = blob[...]
    guard let name = PublicKey.field(&rest), String(decoding: name, as: UTF8.self) == sort else {
      throw .malformed
    }
    switch sort {
    case "ssh-ed25519":
      guard PublicKey.field(&rest)?.count == 32 else { throw .malformed }
    case "sk-ssh-ed25519@openssh.com":
      guard PublicKey.field(&rest)?.count == 32, PublicKey.field(&rest) != nil else {
        throw .malformed
      }
    case "ssh-rsa":
      guard PublicKey.field(&rest) != nil, let modulus = PublicKey.field(&rest) else {
        throw .malformed
      }
      let bits = modulus.drop { $0 == 0 }.enumerated().reduce(0) { sum, byte in
        sum + (byte.offset == 0 ? 8 - byte.element.leadingZeroBitCount : 8)
      }
      guard bits >= PublicKey.fewestBits else { throw .short(bits: bits) }
    default:
      guard let curve = PublicKey.field(&rest), let point = PublicKey.field(&rest),
        let length = PublicKey.pointLengths[String(decoding: curve, as: UTF8.self)],
        sort.contains(String(decoding: curve, as: UTF8.self)), point.count == length,
        point.first == 4
      else { throw .malformed }
      if sort.hasPrefix("sk-"), PublicKey.field(&rest) == nil { throw .malformed }
    }
    guard rest.isEmpty else { throw .malformed }
  }

  /// The bytes of an uncompressed point on each curve.
  private static let pointLengths = ["nistp256": 65, "nistp384": 97, "nistp521": 133]

  /// Takes a field off: four bytes of length, and so many.
  private static func field(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.count >= 4 else { return nil }
    let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count - 4 >= length else { return nil }
    defer { bytes = bytes.dropFirst(4 + length) }
    return bytes.dropFirst(4).prefix(length)
  }

  /// The plain base64 that SSH writes, out of the files' own.
  private static func encode(_ bytes: [UInt8]) -> String {
    let letters = Base64URL.text(of: bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    return String(letters) + String(repeating: "=", count: (4 - letters.count % 4) % 4)
  }

  private static func decode(_ text: String) -> [UInt8]? {
    guard text.utf8.count % 4 == 0, !text.contains("-"), !text.contains("_") else { return nil }
    let padding = text.reversed().prefix { $0 == "=" }.count
    guard padding <= 2 else { return nil }
    let letters = text.dropLast(padding).map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    return Base64URL.bytes(from: Array(String(letters).utf8))
  }
}
