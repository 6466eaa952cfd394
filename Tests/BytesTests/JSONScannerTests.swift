// SPDX-License-Identifier: Apache-2.0

import Bytes
import Foundation
import TestKit
import Testing

@Suite struct JSONScannerTests {
  private func scanner(_ text: String) -> JSONScanner { JSONScanner(Array(text.utf8)) }

  /// Whether the scanner takes `bytes` for one JSON document.
  private func accepts(_ bytes: [UInt8]) -> Bool {
    var scanner = JSONScanner(bytes)
    do throws(JSONSyntaxError) {
      try scanner.skipValue()
      try scanner.end()
      return true
    } catch {
      #expect(0...bytes.count ~= error.offset)
      return false
    }
  }

  @Test func `reads a line of known shape`() throws {
    var scanner = scanner(
      #" { "n" : 12 , "e":-3,"text":"a\u00e9\n\"\ud83d\udc4d\/","flags":[true,false],"none":null,"#
        + #""skip":{"a":[1.5e-3,{}]},"id":"AAAAAAAAAAAAAAAAAAAAAA","none2":[] } "#
    )
    var seen: [String] = []
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "n": seen.append("\(try scanner.unsigned())")
      case "e": seen.append("\(try scanner.integer())")
      case "text": seen.append(try scanner.string())
      case "flags":
        try scanner.beginArray()
        while try scanner.nextElement() { seen.append("\(try scanner.flag())") }
      case "none": seen.append("\(scanner.null())")
      case "id": seen.append("\(try scanner.bytes16() == .zero)")
      default: seen.append(String(decoding: try scanner.skipValue(), as: UTF8.self))
      }
    }
    try scanner.end()
    #expect(
      seen == [
        "12", "-3", "aé\n\"👍/", "true", "false", "true", #"{"a":[1.5e-3,{}]}"#, "true", "[]",
      ]
    )
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("42", 42), ("-42", -42), ("9223372036854775807", .max),
      ("-9223372036854775807", -.max), ("-9223372036854775808", .min), (" \t\r\n7", 7),
    ] as [(String, Int)]
  )
  func `whole numbers`(text: String, value: Int) throws {
    var scanner = scanner(text)
    #expect(try scanner.integer() == value)
    try scanner.end()
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", "- 1", "-\n1", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "99999999999999999999999", "a", "\"1\"", "١",
  ])
  func `no whole numbers`(text: String) {
    var scanner = scanner(text)
    #expect(throws: JSONSyntaxError.self) { try scanner.integer() }
  }

  @Test func `unsigned numbers go up to their maximum`() throws {
    var scanner = scanner("18446744073709551615")
    #expect(try scanner.unsigned() == .max)
  }

  @Test(
    arguments: [
      (#""\ud800""#, .badEscape), (#""\udc00""#, .badEscape), (#""\ud800\ud800""#, .badEscape),
      (#""\ud800x""#, .badEscape), (#""\ud83d\u""#, .badEscape), (#""\u12""#, .badEscape),
      (#""\u12g4""#, .badEscape), (#""\x""#, .badEscape), (#""\u+123""#, .badEscape),
      ("\"a\u{1}\"", .badText), ("\"a\nb\"", .badText), ("\"abc", .unexpectedEnd),
      (#""abc\"#, .unexpectedEnd), (#""abc\""#, .unexpectedEnd), ("abc", .expected(.text)),
    ] as [(String, JSONSyntaxError.Fault)]
  )
  func `bad strings`(text: String, fault: JSONSyntaxError.Fault) {
    var scanner = scanner(text)
    let error = #expect(throws: JSONSyntaxError.self) { try scanner.string() }
    #expect(error?.fault == fault)
    #expect(!accepts(Array(text.utf8)))
  }

  @Test func `a string is read the same wherever its odd character stands`() throws {
    for count in 0...20 {
      for place in 0...count {
        let (before, after) = (
          String(repeating: "a", count: place), String(repeating: "~", count: count - place)
        )
        for (written, meant) in [
          ("", ""), ("é", "é"), ("\u{1F600}", "\u{1F600}"), (#"\""#, "\""), (#"\\"#, "\\"),
          ("\u{7F}", "\u{7F}"),
          (#"\u0041"#, "A"),
        ] {
          var json = JSONScanner(Array("[\"\(before)\(written)\(after)\",0]".utf8))
          try json.beginArray()
          #expect(try json.nextElement())
          #expect(try json.string() == before + meant + after)
          #expect(try json.nextElement())
          #expect(try json.unsigned() == 0)
        }
        for odd in [0x00, 0x1F, 0x0A] as [UInt8] {
          var json = JSONScanner(Array("\"\(before)".utf8) + [odd] + Array("\(after)\"".utf8))
          #expect(throws: JSONSyntaxError(.badText, at: place + 1)) { try json.string() }
        }
        var open = JSONScanner(Array("\"\(before)é\(after)".utf8))
        #expect(throws: JSONSyntaxError.self) { try open.string() }
        var wrong = JSONScanner(Array("\"\(before)".utf8) + [0xFF] + Array("\(after)\"".utf8))
        #expect(throws: JSONSyntaxError.self) { try wrong.string() }
      }
    }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC3]] as [[UInt8]])
  func `strings are UTF-8`(bytes: [UInt8]) {
    let document = [0x22] + bytes + [0x22]
    var scanner = JSONScanner(document)
    let error = #expect(throws: JSONSyntaxError.self) { try scanner.string() }
    #expect(error == JSONSyntaxError(.badText, at: 1))
    #expect(!accepts(document))
    #expect(!accepts(Array("[\"a\",".utf8) + document + Array("]".utf8)))
    #expect(!accepts(Array("{".utf8) + document + Array(":1}".utf8)))
  }

  @Test func `depth has a limit, for what is read and for what is skipped`() throws {
    let limit = JSONScanner.maximumDepth
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(accepts(nested(limit)))
    #expect(!accepts(nested(limit + 1)))
    #expect(!accepts(nested(100_000)))
    #expect(!accepts(Array(String(repeating: #"{"a":"#, count: 100_000).utf8)))
    var scanner = JSONScanner(nested(limit + 1))
    for _ in 0..<limit {
      try scanner.beginArray()
      #expect(try scanner.nextElement() == true)
    }
    let error = #expect(throws: JSONSyntaxError.self) { try scanner.beginArray() }
    #expect(error?.fault == .tooDeep)
    // Siblings are not depth.
    #expect(accepts(Array("[\(Array(repeating: "[]", count: 500).joined(separator: ","))]".utf8)))
  }

  @Test func `offsets are indices of the slice`() {
    let bytes = Array("xxx[1,]".utf8)
    var scanner = JSONScanner(bytes[3...])
    let error = #expect(throws: JSONSyntaxError.self) { try scanner.skipValue() }
    #expect(error?.offset == 6)
  }

  @Test(arguments: [
    "1", "-1.5e+10", "\"a\"", "true", "null", "[]", "{}", "[1,2]", "{\"a\":{\"b\":[]}}", " [ ] ",
    "", " ", "[,]", "[1 2]", "{,}", "{\"a\"}", "{\"a\":}", "{1:2}", "[1]]",
    "{\"a\" 1}", "tru", "nul", "truefalse", "[true false]", "1.", ".5", "1e", "1e+", "-", "--1",
    "00", "-0", "-0.0", "0e0", "1E5", "0x10", "'a'", "[", "{", "]", "}", "\"", "\u{FEFF}1", "NaN",
    "//", "[1]/**/", "{\"a\":1 \"b\":2}", "\u{A0}1", "[\"\\u0000\"]", "{\"\\q\":1}", "\"\u{7F}\"",
  ])
  func `takes what RFC 8259 takes`(text: String) {
    // Foundation is lenient in one thing here: it skips a byte order mark.
    let expected =
      !text.hasPrefix("\u{FEFF}")
      && (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
        != nil
    #expect(accepts(Array(text.utf8)) == expected)
  }

  @Test(arguments: ["[1,]", "{\"a\":1,}", "[[],]", "{\"a\":[],}"])
  func `refuses the trailing commas that Foundation lets pass`(text: String) {
    #expect(!accepts(Array(text.utf8)))
  }

  /// Mutations of one good line: most are bad, some are not, none may trap, and Foundation agrees.
  @Test func `takes of mutated lines what Foundation takes`() {
    let line = Array(
      #"{"n":12,"e":[-1,0.5e3,true,null],"t":"a\u00e9\"\ud83d\udc4d","o":{"x":[{}],"y":""}}"#.utf8
    )
    let spares = Array("{}[]\",:\\u019aeE+-. tfn\u{E9}\u{0}\n".utf8)
    forEachSeed(5_000) { seed, random in
      var bytes = line
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(spares[Int.random(in: 0..<spares.count, using: &random)], at: place)
        case 2: bytes[place] = spares[Int.random(in: 0..<spares.count, using: &random)]
        default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        }
      }
      let expected =
        !hasTrailingComma(bytes)
        && (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
      #expect(
        accepts(bytes) == expected,
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self))"
      )
    }
  }

  /// Whether a comma outside strings is followed by a closing bracket.
  private func hasTrailingComma(_ bytes: [UInt8]) -> Bool {
    var last: UInt8 = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isInString {
        if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if byte > 0x20 {
        if last == UInt8(ascii: ","), [0x5D, 0x7D].contains(byte) { return true }
        isInString = byte == UInt8(ascii: "\"")
        last = byte
      }
    }
    return false
  }

  @Test func `never traps, whatever is asked of whatever bytes`() {
    let spares = Array("{}[]\",:\\u09-. tfnaA".utf8)
    forEachSeed(3_000) { seed, random in
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Bool.random(using: &random)
          ? spares[Int.random(in: 0..<spares.count, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      var scanner = JSONScanner(bytes)
      for _ in 0..<30 {
        do throws(JSONSyntaxError) {
          switch Int.random(in: 0..<13, using: &random) {
          case 0: try scanner.beginObject()
          case 1: _ = try scanner.nextKey()
          case 2: try scanner.beginArray()
          case 3: _ = try scanner.nextElement()
          case 4: _ = try scanner.string()
          case 5: _ = try scanner.base64url()
          case 6: _ = try scanner.unsigned()
          case 7: _ = try scanner.integer()
          case 8: _ = try scanner.flag()
          case 9: _ = scanner.null()
          case 10: try scanner.end()
          case 11: _ = try scanner.bytes32()
          default: try scanner.skipValue()
          }
        } catch {
          #expect(0...bytes.count ~= error.offset, "seed \(seed)")
        }
      }
    }
  }
}
