// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// A board made by the real program, with a codename file for each author, and the program on it.
final class CommandBoard: Sendable {
  let folder: TemporaryFolder
  let program: Program
  /// The board's directory.
  var path: String { folder.path(of: "board") }

  /// Three threads, all of today: a warning with replies and a voice, a question, and a warning
  /// without words.
  static let script = """
    {"name": "Matching staff board",
     "roster": [
      {"id": "uk.org.publicwhip/person/990001", "name": "Phineas Finn", "house": "commons",
       "seat": "Loughshane", "party": "Whig-Liberal"},
      {"id": "uk.org.publicwhip/person/995001", "name": "Lord Fawn", "house": "lords"}],
     "threads": [
      {"kind": "warning", "by": 0, "day": 0, "conduct": "situation-to-avoid",
       "basis": "told-by-several", "occasion": "taxi", "when": "this-term",
       "subject": "uk.org.publicwhip/person/990001", "advice": ["book-your-own-car"],
       "body": "Offers of a shared cab go the long way round.",
       "then": [
        {"act": "reply", "by": 1, "day": 0, "body": "The late rank is fine.\\nI wait there."},
        {"act": "same-here", "by": 2, "day": 0, "basis": "first-hand"},
        {"act": "reply", "by": 2, "day": 0, "body": "Seconded.", "to": 1},
        {"act": "reply", "by": 1, "day": 0, "body": "I take this back."},
        {"act": "withdraw", "by": 1, "day": 0, "to": 3}]},
      {"kind": "warning", "by": 1, "day": 0, "conduct": "may-be-a-crime", "basis": "first-hand",
       "occasion": "bar", "when": "this-month", "advice": ["leave-with-others"]},
      {"kind": "question", "by": 2, "day": 0, "occasion": "train",
       "body": "Does the last train still stop at the junction?"}
     ]}
    """

  /// Makes a board from a script, the same each time but for the day.
  init(_ script: String = CommandBoard.script) throws {
    program = try Program()
    folder = try TemporaryFolder()
    for author in 0..<20 { try folder.write("author \(author)\n", to: "author-\(author)") }
    let made = try program.run("seed", path, "-", "--random-seed", "7", input: script)
    guard made.status == 0 else { throw Failure("no board: \(made.errorText)") }
  }

  /// The file with an author's codename.
  func codename(of author: Int) -> String { folder.path(of: "author-\(author)") }

  /// Runs a command on the board, as an author where one is given.
  func run(_ arguments: String..., as author: Int? = nil, input: String = "") throws -> Completion {
    let credential = author.map { ["--codename-file", codename(of: $0)] } ?? []
    return try program.start(arguments + ["--board", path] + credential, input: input)
      .finish(timeout: .seconds(60))
  }

  /// The threads as `list --json` gives them.
  func threads() throws -> [[String: Any]] {
    let list = try run("list", "--json")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(list.output)) as? [[String: Any]]
    )
  }

  /// The reference of the first thread about an occasion.
  func reference(_ occasion: String) throws -> String {
    let thread = try #require(try threads().first { $0["occasion"] as? String == occasion })
    return try #require(thread["ref"] as? String)
  }

  /// The posts of a thread as `show --json` gives them.
  func messages(_ reference: String) throws -> [[String: Any]] {
    let shown = try run("show", reference, "--json")
    let json = try JSONSerialization.jsonObject(with: Data(shown.output))
    return try #require((json as? [String: Any])?["messages"] as? [[String: Any]])
  }

  /// All files of the board with their bytes, to see that nothing was written.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      contents[name] = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
    }
    return contents
  }

  /// The record alone: what members keep to themselves changes with every visit.
  func record() throws -> [String: Data] {
    try contents().filter { $0.key.hasPrefix("journal") || $0.key == "board.json" }
  }

  /// Replaces what differs from run to run: the folder, tags (which change with the year),
  /// identifiers, and how a day is told.
  func masked(_ completion: Completion) throws -> String {
    var text = "exit \(completion.status)\n"
    if !completion.text.isEmpty { text += "--- output\n\(completion.text)" }
    if !completion.errorText.isEmpty { text += "--- errors\n\(completion.errorText)" }
    text = text.replacingOccurrences(of: folder.path, with: "FOLDER")
    var tags: [String] = []
    for thread in try threads() {
      for message in try messages(thread["ref"] as? String ?? "") {
        if let tag = message["author"] as? String, !tags.contains(tag) { tags.append(tag) }
      }
    }
    for (number, tag) in tags.enumerated() {
      text = text.replacingOccurrences(of: tag, with: "Tag \(number)")
    }
    text.replace(/\b(?=[a-z_-]{0,21}[A-Z0-9])[A-Za-z0-9_-]{22}\b/, with: "IDENTIFIER")
    text.replace(/\b\d{4}-\d\d-\d\d\b/, with: "DATE")
    text.replace(/\ {2,}/, with: "  ")
    return text
  }
}
