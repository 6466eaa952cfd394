// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// What tests of moderation stand on: a board that the real program makes, and people who join it by
/// invitation, each under a name that is her codename's file.
class InvitedBoard {
  let folder: TemporaryFolder
  let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
  }

  /// The board's directory.
  var board: String { folder.path(of: "board") }

  /// Runs a command on the board, as one of them where one is named.
  func run(
    _ arguments: String..., as name: String? = nil, input: String = ""
  ) throws -> Completion {
    let credential = name.map { ["--codename-file", folder.path(of: $0)] } ?? []
    return try program.start(arguments + ["--board", board] + credential, input: input)
      .finish(timeout: .seconds(60))
  }

  /// Lets somebody join by an invitation.
  func join(_ code: Substring, as name: String) throws {
    let card = try folder.write(code + "\n", to: "card-\(name)")
    let joined = try program.start(
      [
        "join", "--board", board, "--invitation-file", card, "--codename-file",
        folder.path(of: name),
      ]
    ).finish(timeout: .seconds(60))
    #expect(joined.status == 0, "\(joined.errorText)")
  }

  /// The JSON that a run printed, which ended well.
  func json(_ run: Completion) throws -> Any {
    #expect(run.status == 0, "\(run.errorText)")
    return try JSONSerialization.jsonObject(with: Data(run.output))
  }

  /// The same of a run that printed one object.
  func object(_ run: Completion) throws -> [String: Any] {
    try #require(try json(run) as? [String: Any])
  }
}
