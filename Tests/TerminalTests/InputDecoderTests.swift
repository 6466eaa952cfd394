// SPDX-License-Identifier: Apache-2.0

import Canvas
import Terminal
import TestKit
import Testing

@Suite struct InputDecoderTests {
  /// What terminals send, and which key that is.
  static let keys: [(String, [Key])] = [
    ("a", [.character("a")]), ("Z", [.character("Z")]), (" ", [.character(" ")]),
    ("é", [.character("é")]), ("漢", [.character("漢")]), ("🦆", [.character("🦆")]),
    ("e\u{301}", [.character("e"), .character("\u{301}")]),
    ("\r", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]),
    ("\u{1}", [.control("a")]), ("\u{18}", [.control("x")]), ("\n", [.control("j")]),
    ("\u{1C}", [.control("\\")]), ("\u{1F}", [.control("_")]), ("\u{0}", [.control("@")]),
    ("\u{1B}x", [.alt("x")]), ("\u{1B}é", [.alt("é")]), ("\u{1B}\u{7F}", [.control("w")]),
    ("\u{1B}\r", [.escape, .enter]),
    ("\u{1B}\u{1B}\u{1B}", [.escape, .escape, .escape]),
    ("\u{1B}[A", [.up]), ("\u{1B}OA", [.up]), ("\u{1B}[B", [.down]), ("\u{1B}OB", [.down]),
    ("\u{1B}[C", [.right]), ("\u{1B}[D", [.left]), ("\u{1B}[1;2D", [.shift(.left)]),
    ("\u{1B}[1;6C", [.shift(.wordRight)]), ("\u{1B}[6;2~", [.shift(.pageDown)]),
    ("\u{1B}[3;2~", [.delete]), ("\u{1B}[1;2F", [.shift(.end)]),
    ("\u{1B}[1;5D", [.wordLeft]), ("\u{1B}[1;5C", [.wordRight]), ("\u{1B}[1;3C", [.wordRight]),
    ("\u{1B}[H", [.home]), ("\u{1B}[1~", [.home]), ("\u{1B}[7~", [.home]), ("\u{1B}OH", [.home]),
    ("\u{1B}[F", [.end]), ("\u{1B}[4~", [.end]), ("\u{1B}[8~", [.end]), ("\u{1B}OF", [.end]),
    ("\u{1B}[2~", [.insert]), ("\u{1B}[3~", [.delete]), ("\u{1B}[3;5~", [.delete]),
    ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6~", [.pageDown]), ("\u{1B}[Z", [.backTab]),
    ("\u{1B}OP", [.function(1)]), ("\u{1B}[11~", [.function(1)]), ("\u{1B}[15~", [.function(5)]),
    ("\u{1B}[17~", [.function(6)]), ("\u{1B}[21~", [.function(10)]),
    ("\u{1B}[24~", [.function(12)]), ("\u{1B}[1;2P", [.function(1)]),
    ("\u{1B}OM", [.enter]), ("\u{1B}Op", [.character("0")]), ("\u{1B}Oy", [.character("9")]),
    // The mouse, cells counted from one; what is let go, and other buttons, mean nothing.
    ("\u{1B}[<0;12;5M", [.click(row: 4, column: 11)]), ("\u{1B}[<0;12;5mq", [.character("q")]),
    ("\u{1B}[<64;1;1M", [.wheelUp]), ("\u{1B}[<65;1;1M", [.wheelDown]),
    ("\u{1B}[<81;1;1M", [.wheelDown]), ("\u{1B}[<2;1;1Mq", [.character("q")]),
    ("\u{1B}[<16;1;1Mq", [.character("q")]), ("\u{1B}[<0;0;1Mq", [.character("q")]),
    ("\u{1B}[<0;99999999999999999999;1Mq", [.character("q")]),
    ("\u{1B}[M ,%q", [.click(row: 4, column: 11), .character("q")]),
    // Meaningless, and swallowed whole rather than typed.
    ("\u{1B}[1;9Zq", [.backTab, .character("q")]), ("\u{1B}[99~q", [.character("q")]),
    ("\u{1B}[?1;2cq", [.character("q")]), ("\u{1B}[I", []), ("\u{1B}[201~", []),
    ("\u{85}", []),
  ]

  private static func decode(_ batches: [ArraySlice<UInt8>], utf8: Bool = true) -> [Input] {
    var decoder = InputDecoder(acceptsUTF8: utf8)
    for batch in batches {
      for byte in batch { decoder.take(byte) }
      decoder.endBatch()
    }
    return decoder.drain()
  }

  private static func decode(_ text: String) -> [Input] {
    decode([Array(text.utf8)[...]])
  }

  @Test(arguments: keys) func `a sequence is its key`(sequence: String, keys: [Key]) {
    #expect(Self.decode(sequence) == keys.map { .key($0) })
  }

  /// Only right after Escape does the end of a batch mean something.
  @Test(arguments: keys) func `a key may come in two pieces`(sequence: String, keys: [Key]) {
    let bytes = Array(sequence.utf8)
    for cut in bytes.indices.dropFirst()
    where bytes[cut - 1] != 0x1B && bytes[..<cut] != [0x1B, 0x4F] {
      #expect(
        Self.decode([bytes[..<cut], bytes[cut...]]) == keys.map { .key($0) },
        "cut at \(cut)"
      )
    }
  }

  @Test func `Escape alone is Escape, and what follows later is its own key`() {
    #expect(Self.decode([[0x1B], [0x78]]) == [.key(.escape), .key(.character("x"))])
    #expect(Self.decode([[0x1B, 0x4F]]) == [.key(.alt("O"))])
  }

  @Test func `a key of curses after Escape`() {
    var decoder = InputDecoder(acceptsUTF8: true)
    for key in [Key.left, .right, .backspace, .up] {
      decoder.take(0x1B)
      decoder.take(key)
    }
    #expect(
      decoder.drain() == [
        .key(.wordLeft), .key(.wordRight), .key(.control("w")), .key(.escape), .key(.up),
      ]
    )
  }

  @Test func `a broken character is lost, and nothing after it`() {
    #expect(Self.decode([[0xC3, 0x61]]) == [.key(.character("a"))])
    #expect(Self.decode([[0xE6, 0xBC, 0x1B, 0x5B, 0x41]]) == [.key(.up)])
    #expect(Self.decode([[0xFF, 0x80, 0xC0, 0xED, 0xA0, 0x80, 0x62]]) == [.key(.character("b"))])
    #expect(Self.decode([[0x1B, 0x5B, 0x31, 0x0D]]) == [.key(.enter)])
  }

  @Test func `without UTF-8 only ASCII is heard`() {
    #expect(Self.decode([[0xE9, 0x61]], utf8: false) == [.key(.character("a"))])
  }

  @Test func `a paste is one piece, however it arrives`() {
    let text = "q\u{1B}[Aw\r\nx\ry\tcafé \u{1B}[20"
    let bytes = Array("a\u{1B}[200~\(text)\u{1B}[201~b".utf8)
    let expected: [Input] = [
      .key(.character("a")), .paste("q\u{1B}[Aw\nx\ny\tcafé \u{1B}[20"), .key(.character("b")),
    ]
    #expect(Self.decode([bytes[...]]) == expected)
    for cut in 3..<bytes.count {
      #expect(Self.decode([bytes[..<cut], bytes[cut...]]) == expected, "cut at \(cut)")
    }
  }

  @Test func `a paste without end gives the keyboard back`() {
    let paste = Array("\u{1B}[200~abc".utf8)[...]
    #expect(Self.decode([paste]) == [])
    #expect(Self.decode([paste, [0x1C]]) == [.paste("abc"), .key(.control("\\"))])
    #expect(Self.decode([paste, [0x1B], [0x1B]]) == [.paste("abc"), .key(.escape), .key(.escape)])
    #expect(
      Self.decode([paste, [0x1B], [0x71]]) == [.paste("abc"), .key(.escape), .key(.character("q"))]
    )
    var decoder = InputDecoder(acceptsUTF8: true)
    for byte in paste { decoder.take(byte) }
    decoder.endInput()
    #expect(decoder.drain() == [.paste("abc")])
  }

  @Test func `a paste keeps what fits and types none of the rest`() {
    var decoder = InputDecoder(acceptsUTF8: true)
    for byte in "\u{1B}[200~".utf8 { decoder.take(byte) }
    for _ in 0..<InputDecoder.pasteLimit + 5000 { decoder.take(UInt8(ascii: "q")) }
    for byte in "\u{1B}[201~x".utf8 { decoder.take(byte) }
    let whole = String(repeating: "q", count: InputDecoder.pasteLimit)
    #expect(decoder.drain() == [.paste(whole), .key(.character("x"))])
  }

  /// Whatever came before, Ctrl-\ is heard.
  @Test func `no bytes lock the keyboard`() {
    let likely = Array("\u{1B}\u{1B}[[<O0123;~ABMmu\r\u{7F}é漢a".utf8)
    forEachSeed(2000) { seed, random in
      var decoder = InputDecoder(acceptsUTF8: true)
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        decoder.take(likely.randomElement(using: &random) ?? 0)
        if Int.random(in: 0..<8, using: &random) == 0 { decoder.endBatch() }
        if Int.random(in: 0..<30, using: &random) == 0 {
          for byte in "\u{1B}[200~".utf8 { decoder.take(byte) }
        }
      }
      decoder.endBatch()
      _ = decoder.drain()
      decoder.take(0x1C)
      #expect(decoder.drain().last == .key(.control("\\")), "seed \(seed)")
    }
  }
}
