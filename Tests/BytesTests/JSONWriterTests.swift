// SPDX-License-Identifier: Apache-2.0

import Bytes
import Foundation
import TestKit
import Testing

@Suite struct JSONWriterTests {
  @Test func `writes a line as it is called`() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("n")
    writer.value(12)
    writer.key("list")
    writer.beginArray()
    writer.value(true)
    writer.value(UInt64.max)
    writer.value(Int.min)
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.beginArray()
    writer.endArray()
    writer.endArray()
    writer.key("text")
    writer.value("a\"\\/\n\t\u{7F}é👍")
    writer.key("id")
    writer.value(base64url: [0xFB, 0xFF])
    writer.key("raw")
    writer.raw(Array("{\"x\":1}".utf8))
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"n":12,"list":[true,18446744073709551615,-9223372036854775808,null,{},[]],"#
        + #""text":"a\"\\/\n\u0009\u007f\u00e9\ud83d\udc4d","id":"-_8","raw":{"x":1}}"#
    )
  }

  @Test func `any text comes back, through ASCII, here and in Foundation`() throws {
    try forEachSeed(2_000) { seed, random in
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let bound: UInt32 = Bool.random(using: &random) ? 0x7F : 0x10FFFF
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...bound, using: &random)) {
          view.append(scalar)
        }
      }
      let text = String(view)
      let number = Int(truncatingIfNeeded: random.next())
      let binary = (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
      var writer = JSONWriter()
      writer.beginArray()
      writer.value(text)
      writer.value(number)
      writer.value(base64url: binary)
      writer.endArray()
      #expect(writer.bytes.allSatisfy { 0x20...0x7E ~= $0 }, "seed \(seed)")

      var scanner = JSONScanner(writer.bytes)
      try scanner.beginArray()
      #expect(try scanner.nextElement() == true)
      let read = try scanner.string()
      #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars), "seed \(seed)")
      #expect(try scanner.nextElement() == true)
      #expect(try scanner.integer() == number, "seed \(seed)")
      #expect(try scanner.nextElement() == true)
      #expect(try scanner.bytes16().bytes == binary, "seed \(seed)")
      #expect(try scanner.nextElement() == false)
      try scanner.end()

      let foreign = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [Any]
      #expect(foreign?.first as? String == text, "seed \(seed)")
    }
  }
}
