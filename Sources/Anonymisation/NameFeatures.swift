// SPDX-License-Identifier: Apache-2.0

/// What the name model looks at: the one definition, which the trainer reads off through the
/// measuring program.
///
/// Everything it sees stands within three tokens, so a replacement changes the verdict on its near
/// neighbours alone.
enum NameFeatures {
  /// How far the features look in either direction, in tokens.
  static let reach = 3

  /// Hands the hash of each feature of the token at `index` to `body`.
  @inline(__always)
  static func forEach(_ index: Int, in chain: borrowing TokenChain, _ body: (UInt64) -> Void) {
    let before = chain.previous(index)
    let before2 = chain.previous(before)
    let before3 = chain.previous(before2)
    let after = chain.next(index)
    let after2 = chain.next(after)
    let after3 = chain.next(after2)
    let t0 = chain[index]
    let p1 = chain[before]
    let p2 = chain[before2]
    let p3 = chain[before3]
    let n1 = chain[after]
    let n2 = chain[after2]
    let n3 = chain[after3]

    let w0 = t0.hash
    let wp1 = identity(p1)
    let wp2 = identity(p2)
    let wn1 = identity(n1)
    let wn2 = identity(n2)
    let s0 = UInt64(t0.shape.rawValue)
    let sp1 = UInt64(p1.shape.rawValue)
    let sn1 = UInt64(n1.shape.rawValue)
    let f0 = UInt64(t0.facts.rawValue)
    let fp1 = UInt64(p1.facts.rawValue)
    let fn1 = UInt64(n1.facts.rawValue)
    let length = UInt64(min(t0.count, 12))

    // How the neighbourhood is written: a capital tells little in a headline.
    let capitals =
      (p1.isCapital ? 1 : 0) + (p2.isCapital ? 1 : 0) + (p3.isCapital ? 1 : 0)
      + (n1.isCapital ? 1 : 0) + (n2.isCapital ? 1 : 0) + (n3.isCapital ? 1 : 0)
    let smalls =
      (p1.shape == .lower ? 1 : 0) + (p2.shape == .lower ? 1 : 0) + (p3.shape == .lower ? 1 : 0)
      + (n1.shape == .lower ? 1 : 0) + (n2.shape == .lower ? 1 : 0) + (n3.shape == .lower ? 1 : 0)
    let writing = UInt64(capitals * 7 + smalls)

    // Whether a sentence begins here, as far as marks tell.
    let opening: UInt64 =
      p1.shape == .edge
      ? 1
      : t0.gap >= .line
        ? 2
        : p1.mark == 0x2E || p1.mark == 0x21 || p1.mark == 0x3F
          ? 3 : p1.mark == 0x3A || p1.mark == 0x22 ? 4 : 0
    let look = f0 << 8 | s0

    body(mixed(1, 0))
    body(mixed(2, w0))
    body(mixed(3, w0 &* 31 &+ s0))
    body(mixed(4, s0 << 8 | length))
    body(mixed(5, f0))
    body(mixed(6, look))
    body(mixed(7, wp1))
    body(mixed(8, wn1))
    body(mixed(9, wp2))
    body(mixed(10, wn2))
    body(mixed(11, wp1 &* 31 &+ s0))
    body(mixed(12, wn1 &* 31 &+ s0))
    body(mixed(13, sp1 << 16 | s0 << 8 | sn1))
    body(mixed(14, fp1 << 16 | sp1 << 24 | look))
    body(mixed(15, fn1 << 16 | sn1 << 24 | look))
    body(mixed(16, (wp1 &* 31 &+ f0) &* 31 &+ s0))
    body(mixed(17, (wn1 &* 31 &+ f0) &* 31 &+ s0))
    body(mixed(18, (wp2 &* 31 &+ wp1) &* 31 &+ s0))
    body(mixed(19, (wn1 &* 31 &+ wn2) &* 31 &+ s0))
    body(mixed(20, opening << 8 | s0))
    body(mixed(21, opening << 16 | look))
    body(mixed(22, writing << 8 | s0))
    body(mixed(23, writing << 16 | look))
    body(mixed(24, p1.classes.rawValue &* 31 &+ s0))
    body(mixed(25, n1.classes.rawValue &* 31 &+ s0))
    body(mixed(26, UInt64(t0.gap.rawValue) << 40 | UInt64(p1.mark) << 24 | look))
    body(mixed(27, UInt64(n1.gap.rawValue) << 40 | UInt64(n1.mark) << 24 | look))
    body(
      mixed(
        28,
        UInt64(p2.shape.rawValue) << 32 | sp1 << 24 | s0 << 16 | sn1 << 8
          | UInt64(n2.shape.rawValue)
      )
    )
    body(mixed(29, fp1 << 32 | fn1 << 16 | f0))

    if t0.classes.rawValue != 0 { body(mixed(34, t0.classes.rawValue &* 31 &+ s0)) }

    if t0.shape == .camel || p1.mark == 0x23 {
      // "AdaPalliser" in a hashtag: what its parts are.
      let parts = camelParts(of: t0, in: chain)
      body(mixed(32, parts))
      body(mixed(33, UInt64(p1.mark) << 32 | parts))
    }

    // The ends of a word tell a name that no list holds. Small words of the dictionary need no
    // such.
    let start = Int(t0.start)
    let end = Int(t0.end)
    var front = Tokeniser.basis
    for length in 1...3 where start + length <= end {
      front = (front ^ UInt64(chain.bytes[start + length - 1] | 0x20)) &* Tokeniser.prime
      if length > 1 { body(mixed(30, front &* 31 &+ UInt64(length))) }
    }
    // Three letters at a time, where no dictionary knows the word as an ordinary one.
    if t0.facts.ordinary == 0, end - start > 3 {
      for offset in start..<min(end - 2, start + 8) {
        let three =
          UInt64(chain.bytes[offset] | 0x20) << 16 | UInt64(chain.bytes[offset + 1] | 0x20) << 8
          | UInt64(chain.bytes[offset + 2] | 0x20)
        body(mixed(35, three << 1 | (s0 > 7 ? 1 : 0)))
      }
    }
    var back = Tokeniser.basis
    for length in 1...4 where end - length >= start {
      back = (back ^ UInt64(chain.bytes[end - length] | 0x20)) &* Tokeniser.prime
      if length > 1 { body(mixed(31, (back &* 31 &+ UInt64(length)) &* 31 &+ (s0 > 7 ? 1 : 0))) }
    }
  }

  /// The facts of the first two parts of a word with capitals inside.
  private static func camelParts(of token: Token, in chain: borrowing TokenChain) -> UInt64 {
    var facts: [UInt64] = []
    var hash = Tokeniser.basis
    var isSmall = false
    for offset in Int(token.start)..<Int(token.end) {
      let byte = chain.bytes[offset]
      let isCapital = (0x41...0x5A).contains(byte)
      if isCapital, isSmall {
        facts.append(UInt64(chain.tokeniser.vocabulary.lexicon.facts(hash).rawValue))
        hash = Tokeniser.basis
        if facts.count == 2 { break }
      }
      isSmall = !isCapital
      hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* Tokeniser.prime
    }
    if facts.count < 2 {
      facts.append(UInt64(chain.tokeniser.vocabulary.lexicon.facts(hash).rawValue))
    }
    return facts.reduce(1) { $0 << 8 | $1 }
  }

  /// What a neighbour is: its letters, or for a number its length alone.
  @inline(__always)
  private static func identity(_ token: Token) -> UInt64 {
    switch token.shape {
    case .digits: 0x1000 + UInt64(min(token.count, 8))
    case .mixed: 0x2000
    case .mask: 0x3000
    case .symbol: 0x4000
    case .edge: 0x5000
    default: token.hash
    }
  }

  @inline(__always)
  private static func mixed(_ template: UInt64, _ value: UInt64) -> UInt64 {
    var hash = (value &+ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 31
    return hash &* 0x94D0_49BB_1331_11EB
  }
}
