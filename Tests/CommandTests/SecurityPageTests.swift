// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The page on security")
struct SecurityPageTests {
  @Test("names for each promise a suite that there is")
  func suites() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let page = tests.deletingLastPathComponent()
      .appending(path: "Sources/lookout/Lookout.docc/Security.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let rows = text.split(separator: "\n").drop { !$0.hasPrefix("| promise") }.dropFirst(2)
      .prefix { $0.hasPrefix("|") }
    #expect(rows.count >= 10)
    for row in rows {
      let names = row.matches(of: #/`((?:\w+/)+\w+Tests)`/#).map { String($0.output.1) }
      #expect(!names.isEmpty, "\(row)")
      for name in names {
        let file = tests.appending(path: name + ".swift").path
        #expect(FileManager.default.fileExists(atPath: file), "\(name)")
      }
    }
  }
}
