// SPDX-License-Identifier: Apache-2.0

import Canvas
import Screens
import TestKit
import Testing

@Suite("What is installed beside the program")
struct ManualTests {
  @Test("is a manual page that tells every command, option and exit code")
  func commands() throws {
    let page = try manual()
    let help = try Program().run("--help").text
    let names = help.drop(after: "SUBCOMMANDS:\n").split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
      .compactMap { $0.split(separator: " ").first }
    #expect(names.count >= 13)
    for name in names {
      #expect(page.contains("\n.SS lookout \(roff(name))"), "\(name)")
      let options = try Program().run(String(name), "--help").text.split(separator: "\n")
        .filter { $0.hasPrefix("  --") }.compactMap { $0.split(separator: " ").first }
      for option in options { #expect(page.contains("\\fB\(roff(option))"), "\(name) \(option)") }
    }
    for name in ["note export", "codename leave", "host config", "host check"] {
      #expect(page.contains("\n.SS lookout \(roff(name))"), "\(name)")
    }
    for code in [0, 64, 65, 66, 69, 73, 74, 77] { #expect(page.contains("\n\\fB\(code)\\fR\n")) }
    #expect(!page.contains("generate"), "that one is for packagers")
  }

  @Test("is a manual page that tells every key and every request by name")
  func keys() throws {
    let page = try manual()
    for row in RequestTable.rows where !row.help.isEmpty {
      #expect(page.contains("\\fB\(roff(row.shown))\\fR\n\(roff(row.help))"), "\(row.shown)")
    }
    for row in RequestTable.rows where row.isNamed {
      #expect(page.contains("[\(roff(row.name))]") || page.contains("\(roff(row.name)) ("))
    }
    for row in EditKeys.table where !row.help.isEmpty {
      #expect(page.contains("\\fB\(roff(row.shown))\\fR\n\(roff(row.help))"), "\(row.shown)")
    }
  }

  @Test("is a manual page that the readers of manuals take without a word of complaint")
  func page() throws {
    try TemporaryFolder.with { folder in
      let file = try folder.write(try manual(), to: "lookout.1")
      for check in [
        ["man", "--warnings", "-l", file], ["groff", "-k", "-man", "-Tutf8", "-ww", file],
        ["mandoc", "-Tlint", "-Werror", file],
      ] where try exists(check[0]) {
        let run = try ChildProcess(
          check[0], arguments: Array(check.dropFirst()),
          environment: Program.cleanEnvironment.merging(["MANPAGER": "cat"]) { $1 }
        ).finish()
        #expect(run.status == 0 && run.errors.isEmpty, "\(check[0]): \(run.errorText)\(run.text)")
      }
    }
  }

  @Test("is a completion that its shell takes", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let script = try Program().run("generate", shell)
    #expect(script.status == 0 && script.errors.isEmpty)
    let parsers = try Program().run("--generate-completion-script", shell)
    #expect(script.text.trimmed == parsers.text.trimmed)
    #expect(script.text.contains("same-here") && script.text.contains("codename-file"))
    guard try exists(shell) else { return }
    try TemporaryFolder.with { folder in
      let file = try folder.write(script.text, to: "completion")
      let run = try ChildProcess(
        shell, arguments: ["-n", file], environment: Program.cleanEnvironment
      ).finish()
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errorText)")
    }
  }

  private func manual() throws -> String {
    let run = try Program().run("generate", "man")
    guard run.status == 0, run.errors.isEmpty else { throw Failure(run.errorText) }
    return run.text
  }

  /// Whether this machine has a program.
  private func exists(_ name: String) throws -> Bool {
    try ChildProcess(
      "/bin/sh", arguments: ["-c", "command -v \(name)"], environment: Program.cleanEnvironment
    ).finish().status == 0
  }

  /// A text as the page has it.
  private func roff(_ text: some StringProtocol) -> String {
    let escaped = text.map { character in
      ["\\": "\\e", "-": "\\-", "\"": "\\(dq"][character] ?? String(character)
    }.joined()
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}

extension String {
  /// What follows the first `mark`; nothing if it is not there.
  fileprivate func drop(after mark: String) -> Substring {
    firstRange(of: mark).map { self[$0.upperBound...] } ?? ""
  }

  /// Without blanks and line feeds at the ends.
  fileprivate var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
