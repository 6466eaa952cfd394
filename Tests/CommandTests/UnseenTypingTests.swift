// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestKit
import Testing

/// A codename is typed unseen, and whatever ends the program then leaves a terminal that shows again.
@Suite("Unseen typing")
struct UnseenTypingTests {
  @Test(
    "Ctrl-C and other ends give the terminal back", arguments: [SIGINT, SIGQUIT, SIGTERM, SIGHUP])
  func ending(number: Int32) throws {
    let board = try CommandBoard()
    let terminal = try PseudoTerminal(
      [board.program.path, "post", "K4TZ", "--board", board.path, "--body-file", "/dev/null"],
      environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    try terminal.until("Codename")
    #expect(terminal.wait { !terminal.isAsAShellExpects })
    switch number {
    case SIGINT: terminal.send("secret\u{3}")
    case SIGQUIT: terminal.send("secret\u{1C}")
    default: terminal.signal(number)
    }
    #expect(try terminal.untilEnded() == 128 + number)
    #expect(terminal.isAsAShellExpects)
    #expect(!terminal.text.contains("secret"))
  }
}
