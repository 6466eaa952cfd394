// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Text

@Suite struct HostileCorpusTests {
  @Test func `the sanitiser lets nothing through`() {
    for (name, text) in HostileCorpus.texts + [("endless", HostileCorpus.endless)] {
      for shape in [Sanitiser.line, Sanitiser.draft, Sanitiser.body] as [(String) -> String] {
        let clean = shape(text)
        let fault = HostileCorpus.fault(in: clean.utf8)
        let isFixed = shape(clean).utf8.elementsEqual(clean.utf8)
        #expect(fault == nil && isFixed, "\(name)")
      }
      let hasBreak = Sanitiser.line(text).utf8.contains(0x0A)
      #expect(!hasBreak, "\(name)")
    }
  }

  @Test(arguments: HostileCorpus.bytes) func `what is not UTF-8 is refused`(bytes: [UInt8]) {
    #expect(throws: InvalidUTF8.self) { try Sanitiser.decode(bytes) }
  }

  @Test func `the measure knows what is unsafe`() {
    let harmless: Set = [
      "as a file would have it", "as a shell would", "no break", "wide ones at an edge",
      "empty lines", "many letters in one",
    ]
    for (name, text) in HostileCorpus.texts {
      #expect((HostileCorpus.fault(in: text.utf8) == nil) == harmless.contains(name), "\(name)")
    }
    #expect(HostileCorpus.fault(in: [0x61, 0x9B]) != nil)
    #expect(HostileCorpus.fault(in: "Any é漢א “text” — of 2 lines.\n\u{65}\u{301}".utf8) == nil)
  }

  @Test func `the measure and the sanitiser agree on every scalar`() {
    var refused: [String] = []
    // Whole planes beyond these are of one kind.
    for value in Array(0..<UInt32(0x3_4000)) + Array(0xE_0000..<0xE_1000) + [0x10_FFFF] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let clean = Sanitiser.line("a" + String(scalar))
      if let fault = HostileCorpus.fault(in: clean.utf8) { refused.append(fault) }
    }
    #expect(refused.isEmpty, "\(refused.prefix(20))")
  }
}
