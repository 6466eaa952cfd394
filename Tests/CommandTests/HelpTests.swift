// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@Suite("The help of every command")
struct HelpTests {
  private static let commands = [
    "open", "read", "init", "seed", "list", "show", "warn", "post", "amend", "withdraw",
    "same-here", "all-clear", "later", "search", "moderate", "doctor", "anonymise", "routes",
    "host",
    "door",
  ]

  private static let hostCommands = [
    "config", "authorize", "password", "card", "check", "notice-page",
  ]

  @Test("reads as it was looked at", arguments: commands)
  func command(_ name: String) throws {
    let help = try Program().run(name, "--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    Golden.expect(help.text, matches: "help-\(name)")
  }

  @Test("reads as it was looked at, for those of the host, too", arguments: hostCommands)
  func hostCommand(_ name: String) throws {
    let help = try Program().run("host", name, "--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    Golden.expect(help.text, matches: "help-host-\(name)")
  }

  @Test("begins with the whole program, which lists every command")
  func program() throws {
    let help = try Program().run("--help")
    #expect(help.status == 0)
    Golden.expect(help.text, matches: "help")
    for name in Self.commands { #expect(help.text.contains("  \(name)"), "\(name)") }
  }

  @Test("is pointed to by a call that makes no sense, with exit code 64")
  func usage() throws {
    for call in [["frobnicate"], ["list", "--nonsense"], ["show"], ["list", "--limit", "0"]] {
      let run = try Program().start(call).finish()
      #expect(run.status == 64, "\(call)")
      #expect(run.output.isEmpty && run.errorText.contains("help"), "\(call): \(run.errorText)")
    }
  }
}
