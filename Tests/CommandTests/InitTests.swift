// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("New boards")
struct InitTests {
  private let folder: TemporaryFolder
  private let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
  }

  private func make(_ arguments: String...) throws -> Completion {
    try program.start(["init", folder.path(of: "board"), "--name", "Matching"] + arguments)
      .finish(timeout: .seconds(60))
  }

  @Test("are sealed, with invitations for moderators, and show nothing on the disk")
  func sealed() throws {
    let mine = folder.path(of: "mine")
    let made = try make("--moderators", "1", "--codename-file", mine)
    #expect(made.status == 0, "\(made.errorText)")
    let codes = made.text.split(separator: "\n")
    #expect(codes.count == 1 && codes.allSatisfy { $0.split(separator: " ").count == 5 })
    let codename = try String(contentsOfFile: mine, encoding: .utf8)
    #expect(codename.split(whereSeparator: \.isWhitespace).count == 7)
    let board = folder.path(of: "board")
    for name in try FileManager.default.subpathsOfDirectory(atPath: board) {
      let bytes = FileManager.default.contents(atPath: board + "/" + name) ?? Data()
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Matching"), "\(name)")
    }
    // The founder can invite at once, and an invitation in the place of a codename stays good.
    let invited = try program.run(
      "invite", "--moderator", "--board", board, "--codename-file", mine, timeout: .seconds(60))
    #expect(invited.status == 0, "\(invited.errorText)")
    let again = try make()
    #expect(again.status == 73 && again.errorText.contains("exists already"))
  }

  @Test("are refused whole where the call makes no sense or a file is in the way")
  func refusals() throws {
    let there = try folder.write("mine", to: "there")
    for (arguments, status) in [
      (["--moderators", "9"], 64), (["--moderators", "0"], 64),
      (["--open-journal", "--moderators", "2"], 64), (["--codename-file", there], 73),
      (["--open-journal", "--codename-file", folder.path(of: "other")], 64),
    ] as [([String], Int32)] {
      let run = try program.start(
        ["init", folder.path(of: "board"), "--name", "Matching"] + arguments
      ).finish(timeout: .seconds(60))
      #expect(run.status == status, "\(arguments): \(run.errorText)")
      #expect(run.output.isEmpty)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["there"])
    #expect(try String(contentsOfFile: there, encoding: .utf8) == "mine")
  }
}
