// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// A sealed board made by the real program from the script of `CommandBoard`, and its codenames.
///
/// Each codename costs a moment to try: tests do much with one.
final class SealedCommandBoard: Sendable {
  let folder: TemporaryFolder
  let program: Program
  /// The codenames of the script's authors; the first one is a moderator.
  let codenames: [String]

  /// The board's directory.
  var path: String { folder.path(of: "board") }

  init() throws {
    program = try Program()
    folder = try TemporaryFolder()
    let names = folder.path(of: "names")
    let made = try program.start(
      ["seed", folder.path(of: "board"), "-", "--sealed", "--codenames", names],
      input: CommandBoard.script
    ).finish(timeout: .seconds(60))
    guard made.status == 0 else { throw Failure("no board: \(made.errorText)") }
    codenames = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    for (author, codename) in codenames.enumerated() {
      try folder.write(codename + "\n", to: "author-\(author)")
    }
  }

  func file(of author: Int) -> String { folder.path(of: "author-\(author)") }

  /// Runs a command on the board, as an author where one is given.
  func run(
    _ arguments: String..., as author: Int? = nil, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Completion {
    let credential = author.map { ["--codename-file", file(of: $0)] } ?? []
    return try program.start(
      arguments + ["--board", path] + credential, input: input, environment: environment
    ).finish(timeout: .seconds(60))
  }

  /// Runs a command with words on standard input as its codename.
  func run(_ arguments: String..., typing words: String) throws -> Completion {
    try program.start(
      arguments + ["--board", path, "--codename-file", "-"], input: words + "\n"
    ).finish(timeout: .seconds(60))
  }

  /// All files of the board with their bytes, to see that nothing was written.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      contents[name] = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
    }
    return contents
  }
}
