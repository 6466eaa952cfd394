// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import lookout

@Suite("Lines from standard input")
struct LineInputTests {
  @Test(
    "come one by one, whatever ends them, and only as text",
    arguments: [
      (Array("".utf8), []),
      (Array("\n".utf8), [.line("")]),
      (Array("one\ntwo".utf8), [.line("one"), .line("two")]),
      (Array("one\r\n\r\ntwo\r\n".utf8), [.line("one"), .line(""), .line("two")]),
      (Array("\u{E9}\n".utf8), [.line("\u{E9}")]),
      ([0xE9, 0x0A, 0x6F, 0x6B], [.unreadable, .line("ok")]),
      (
        [UInt8](repeating: 0x61, count: 200_000) + Array("\nok\n".utf8),
        [.unreadable, .line("ok")]
      ),
      ([UInt8](repeating: 0x61, count: 200_000), [.unreadable]),
    ] as [([UInt8], [LineInput.Line])])
  func lines(_ bytes: [UInt8], _ expected: [LineInput.Line]) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "lines")
    try Data(bytes).write(to: URL(filePath: path))
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    var input = LineInput(file.fileDescriptor)
    var lines: [LineInput.Line] = []
    while let line = input.next() { lines.append(line) }
    #expect(lines == expected)
    #expect(input.next() == nil)
  }
}
