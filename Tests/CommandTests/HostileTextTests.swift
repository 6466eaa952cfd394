// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The corpus through the real program: every field that takes words, every way in, every way out.
@Suite("Hostile text")
struct HostileTextTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard(HostileTextTests.script())
  }

  /// A script with a hostile text wherever it takes words.
  private static func script() throws -> String {
    let texts = HostileCorpus.texts
    let threads = texts.enumerated().map { number, text in
      [
        "kind": "question", "by": 0, "day": 0, "occasion": "train",
        "body": "\(number) \(text.text)",
        "then": [
          ["act": "reply", "by": 1, "day": 0, "body": "\(text.text)y"],
          ["act": "reply", "by": 2, "day": 0, "body": "Plain."],
        ],
      ] as [String: Any]
    }
    let roster = texts.enumerated().map { number, text in
      [
        "id": "person/\(number) \(text.text.prefix(12))", "name": "N\(text.text.prefix(40))",
        "house": "commons", "seat": "S\(text.text.prefix(40))", "party": "P\(text.text.prefix(40))",
      ]
    }
    let script: [String: Any] = [
      "name": "\(texts[8].text.prefix(30))", "roster": roster, "threads": threads,
    ]
    return String(
      decoding: try JSONSerialization.data(withJSONObject: script), as: UTF8.self)
  }

  /// Holds that what a run wrote may be read on a terminal.
  private func expectSafe(_ run: Completion, _ call: String) {
    for (name, bytes) in [("output", run.output), ("errors", run.errors)] {
      let fault = HostileCorpus.fault(in: bytes)
      #expect(fault == nil, "\(call), \(name): \(fault ?? "")")
    }
  }

  @Test("comes out of every command as what can be read")
  func commands() throws {
    let threads = try board.threads()
    #expect(threads.count == HostileCorpus.texts.count)
    for call in [["list"], ["list", "--json"], ["doctor"], ["doctor", "--json"]] {
      let run = try board.program.start(call + ["--board", board.path]).finish()
      #expect(run.status == 0, "\(call)")
      expectSafe(run, "\(call)")
    }
    for (number, thread) in threads.enumerated() {
      let reference = try #require(thread["ref"] as? String)
      // The text of a list and of a thread pass the same way: each second thread is enough.
      guard number % 2 == 0 else { continue }
      expectSafe(try board.run("show", reference), "show")
      guard number % 10 == 0 else { continue }
      let json = try board.run("show", reference, "--json")
      expectSafe(json, "show --json")
      #expect(json.output.allSatisfy { $0 < 0x7F }, "JSON is ASCII")
    }
    expectSafe(try board.run("search", "Plain"), "search")
    expectSafe(try board.run("search", "Plain", "--json"), "search --json")
    expectSafe(try board.run("search", "hidden"), "search")
  }

  @Test("goes in by words of a call, a file or standard input, and harms none of them")
  func entrances() throws {
    let reference = try #require(try board.threads().first?["ref"] as? String)
    for (number, (name, text)) in HostileCorpus.texts.enumerated() where !text.contains("\0") {
      let calls = [
        ["list", "--kind", text], ["show", text], ["search", text], ["--\(text)"], [text],
        ["list", "--board", "/nowhere/\(text)"], ["warn", "--file", "/nowhere/\(text)"],
        ["amend", text], ["list", "--limit", text],
      ]
      // Each text in one of the places, in its turn.
      let call = calls[number % calls.count]
      let run = try board.program.start(
        call + (call.contains("--board") ? [] : ["--board", board.path])
      ).finish()
      #expect(run.status < 128, "\(call): \(run.status)")
      expectSafe(run, "\(name): \(call)")
    }
    for (number, (name, text)) in HostileCorpus.texts.enumerated() {
      let post = try board.run("post", reference, "--body-file", "-", as: 3, input: text)
      #expect([0, 65].contains(post.status), "\(name): \(post.errorText)")
      expectSafe(post, name)
      guard number % 3 == 0 else { continue }
      let warning = try board.run(
        "warn", "--file", "-", as: 4, input: "{\"kind\": \"question\", \"\(text)\": \"\(text)\"}")
      #expect(warning.status == 65, "\(name)")
      expectSafe(warning, name)
    }
    for json in HostileCorpus.json {
      let run = try board.run(
        "warn", "--file", "-", as: 4, input: "{\"kind\": \"question\", \"body\": \(json)}")
      #expect([0, 65].contains(run.status), "\(json)")
      expectSafe(run, json)
    }
    for bytes in HostileCorpus.bytes {
      let file = board.folder.path(of: "bytes")
      try Data(bytes).write(to: URL(filePath: file))
      let run = try board.run("post", reference, "--body-file", file, as: 3)
      #expect(run.status == 65)
      expectSafe(run, "\(bytes)")
    }
    let endless = try board.run(
      "post", reference, "--body-file", "-", as: 3, input: HostileCorpus.endless)
    #expect(endless.status == 65)
    expectSafe(endless, "endless")
    expectSafe(try board.run("show", reference), "show")
  }

  @Test("lies in the board's files as ASCII without a control, and under no name of its own")
  func files() throws {
    for (name, content) in try board.contents() {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "./-".contains($0)) })
      // The caches are sealed bytes.
      guard !name.hasPrefix("snapshot") else { continue }
      #expect(content.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A }, "\(name)")
    }
  }

  @Test("written into the files by a foreign hand shows as harmless, or as not what was written")
  func editedFiles() throws {
    let path = board.path + "/journal/00000001.jsonl"
    let original = try Data(contentsOf: URL(filePath: path))
    for (number, (name, text)) in HostileCorpus.texts.enumerated() where number % 2 == 0 {
      var bytes = original
      let place = 400 + number * 997
      bytes.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8)
      try bytes.write(to: URL(filePath: path))
      chmod(path, 0o600)
      let call = [["list"], ["doctor"], ["search", "Plain"]][number % 3]
      let run = try board.program.start(call + ["--board", board.path]).finish()
      #expect(run.status < 128, "\(name)")
      expectSafe(run, "\(name): \(call)")
    }
  }

  @Test("reaches a terminal only as cells among the screen's own sequences")
  func terminal() throws {
    let terminal = try PseudoTerminal(
      [
        board.program.path, "open", "--board", board.path, "--codename-file", board.codename(of: 1),
      ],
      environment: Program.cleanEnvironment.merging(["TERM": "xterm-256color"]) { $1 })
    try terminal.until("train")
    for key in ["\r", " ", " ", "q", "j", "\r", " ", "q", "\u{1B}[6~", "\r", "G", "q"] {
      terminal.send(key)
      for (_, text) in HostileCorpus.texts.prefix(2) {
        terminal.send("/\(text.filter(\.isLetter))\u{1B}")
      }
    }
    terminal.hangUp()
    _ = try? terminal.untilEnded()
    // The sequences of this terminal's description: moving, clearing, colours, its modes.
    let own = /\u{1B}(\[[0-9;?]*[@A-HJKLMPSTXdfhlmr]|\[2[23];0;0t|[78=>M]|[()][B0])/
    let text = terminal.text
    var bare = text.replacing(own, with: "").unicodeScalars
    bare.removeAll { "\r\n\u{8}\t\u{E}\u{F}\u{7}".unicodeScalars.contains($0) }
    let fault = HostileCorpus.fault(in: String(bare).utf8)
    #expect(fault == nil, "\(fault ?? "") in \(String(bare).debugDescription.prefix(80))")
    #expect(!text.contains("\u{1B}]") && !text.contains("\u{1B}P") && !text.contains("\u{1B}_"))
    for ask in ["\u{1B}[6n", "\u{1B}[c", "\u{1B}[5n", "\u{1B}[>c", "\u{1B}[21t"] {
      #expect(!text.contains(ask))
    }
  }
}
