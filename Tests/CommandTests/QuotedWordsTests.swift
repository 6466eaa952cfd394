// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import lookout

@Suite("The words of a call over SSH")
struct QuotedWordsTests {
  @Test(
    "are those that a shell would find, and nothing is done with them",
    arguments: [
      ("", []), ("   ", []), ("list", ["list"]), ("  list\t--json ", ["list", "--json"]),
      (#"search "late rank""#, ["search", "late rank"]),
      ("search 'late  rank'", ["search", "late  rank"]),
      ("search late'  'rank", ["search", "late  rank"]), ("a '' \"\"", ["a", "", ""]),
      (#"a\ b \' \\"#, ["a b", "'", #"\"#]),
      (#"'\n' "\n" "\"" "\\""#, [#"\n"#, #"\n"#, "\"", #"\"#]),
      (#"'it'\''s'"#, ["it's"]), (#"--challenge="seven geese""#, ["--challenge=seven geese"]),
      (
        "$(id) `id` $HOME ~ * ; | & > < # {a,b}",
        ["$(id)", "`id`", "$HOME", "~", "*", ";", "|", "&", ">", "<", "#", "{a,b}"]
      ),
      ("search Zoë 漢", ["search", "Zoë", "漢"]), ("e\u{301}'\u{301}'", ["e\u{301}\u{301}"]),
    ] as [(String, [String])])
  func splits(line: String, words: [String]) throws {
    #expect(try QuotedWords(line).words == words)
  }

  @Test(
    "are none where the line is broken off or holds controls",
    arguments: [
      ("'", .unclosed("'")), (#"search "late"#, .unclosed("\"")), (#"a\"#, .trailingBackslash),
      (#""a\"#, .trailingBackslash), (#"'a\"#, .unclosed("'")), ("a\nb", .control),
      ("'a\nb'", .control), ("a\u{1B}[2J", .control), ("a\u{7F}", .control), ("a\0b", .control),
    ] as [(String, QuotedWords.Fault)])
  func fault(line: String, fault: QuotedWords.Fault) {
    #expect(throws: fault) { try QuotedWords(line) }
  }

  @Test("come back from any words that were quoted, and as a real shell splits them")
  func roundTrip() throws {
    let letters = Array("ab '\"\\$;*\t-=é漢")
    try forEachSeed(200) { seed, random in
      let words = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        String(
          (0..<Int.random(in: 0...8, using: &random)).map { _ in
            letters[Int.random(in: 0..<letters.count, using: &random)]
          })
      }
      let single = words.map { "'" + $0.replacing("'", with: #"'\''"#) + "'" }
      #expect(try QuotedWords(single.joined(separator: " ")).words == words, "seed \(seed)")
      let bare = words.map { word in
        word.isEmpty
          ? "''" : String(word.flatMap { $0.isLetter ? [$0] : ["\\", $0] as [Character] })
      }
      #expect(try QuotedWords(bare.joined(separator: "  ")).words == words, "seed \(seed)")
      guard seed % 20 == 1 else { return }
      let line = (single + bare).joined(separator: " ")
      let shell = try ChildProcess(
        "/bin/sh", arguments: ["-c", #"for word in \#(line); do printf '%s\0' "$word"; done"#],
        environment: Program.cleanEnvironment
      ).finish()
      let found = shell.text.split(separator: "\0", omittingEmptySubsequences: false).dropLast()
      #expect(found.map(String.init) == words + words, "seed \(seed)")
    }
  }
}
