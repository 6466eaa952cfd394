// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import TestKit
import Testing

@testable import lookout

/// The list of what may be asked for over SSH, held against the program itself.
@Suite("The door")
struct DoorTests {
  /// A command as the program describes it.
  private struct Described {
    let name: [String]
    let options: [(name: String, valueName: String?)]
    let operands: [String]
  }

  private static func described() throws -> [Described] {
    let dump = try Program().run("--experimental-dump-help")
    let root = try JSONSerialization.jsonObject(with: Data(dump.output)) as? [String: Any]
    func walk(_ command: [String: Any], _ path: [String]) -> [Described] {
      let below = command["subcommands"] as? [[String: Any]] ?? []
      let name = path + [command["commandName"] as? String ?? ""]
      let inner = below.flatMap { walk($0, name) }
      if !inner.isEmpty { return inner }
      let arguments = command["arguments"] as? [[String: Any]] ?? []
      let options = arguments.compactMap { argument -> (String, String?)? in
        guard let names = argument["preferredName"] as? [String: Any],
          let word = names["name"] as? String
        else { return nil }
        let isOption = argument["kind"] as? String == "option"
        return ("--" + word, isOption ? argument["valueName"] as? String ?? "" : nil)
      }
      let operands = arguments.filter { $0["kind"] as? String == "positional" }
        .compactMap { $0["valueName"] as? String }
      return [Described(name: name, options: options, operands: operands)]
    }
    return try #require(root?["command"] as? [String: Any]).subcommands.flatMap { walk($0, []) }
  }

  /// Values that are paths, by what the help calls them.
  private static let paths: Set<String> = ["file", "dir", "path", "script", "keyfile"]

  @Test("takes or keeps back every command that the program has, by name")
  func commands() throws {
    let commands = try DoorTests.described()
    #expect(commands.count > 20)
    for command in commands where command.name != ["help"] {
      let isOffered = DoorTable.rows.contains { $0.name == command.name }
      let isKept =
        DoorTable.keptBack[command.name[0]] != nil
        || DoorTable.keptBack[command.name.joined(separator: " ")] != nil
      #expect(isOffered != isKept, "\(command.name): say in DoorTable whether it is offered")
    }
    #expect(Set(DoorTable.rows.map(\.name)).count == DoorTable.rows.count, "each once")
    for row in DoorTable.rows where row.name != ["help"] {
      // A command that does something else where none of its own is named stands alone, too.
      #expect(commands.contains { $0.name.starts(with: row.name) }, "\(row.name) is no command")
    }
  }

  @Test("takes no path but -, and no option that the program does not have")
  func options() throws {
    let commands = try DoorTests.described()
    for row in DoorTable.rows {
      guard let command = commands.first(where: { $0.name == row.name }) else { continue }
      #expect(command.operands.allSatisfy { !DoorTests.paths.contains($0) }, "\(row.name)")
      for (name, value) in row.options where name != "-h" && name != "--help" {
        let option = command.options.first { $0.name == name }
        #expect(option != nil, "\(row.name) has no \(name)")
        let isPath = option?.valueName.map(DoorTests.paths.contains) ?? false
        #expect(isPath == (value == .stream), "\(row.name) \(name)")
        #expect((option?.valueName == nil) == (value == DoorRow.Value.none), "\(row.name) \(name)")
      }
      #expect(row.options["--board"] == nil)
      #expect(
        (row.caller == .member) == (row.options["--codename-file"] != nil) || row.name == ["join"])
    }
  }

  @Test("lets no word through that could be another option, wherever it stands")
  func hostileWords() throws {
    let rows = DoorTable.rows.map { $0.name.joined(separator: " ") }
    let words = [
      "--board", "--board=/x", "/x", "--codename-file", "-", "--codename-file=-", "--json", "--",
      "=",
      "--codename-file=/x", "--help", "-h", "--proof", "--limit", "1", "--body-file",
      "--body-file=/x",
      "--since", "--generate-completion-script", "K4TZ", "--challenge",
    ]
    var taken = 0
    forEachSeed(3_000) { seed, random in
      let row = rows[Int.random(in: 0..<rows.count, using: &random)]
      let tail = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }
      let line = ([row] + tail).joined(separator: " ")
      guard let call = try? DoorCall.asked(by: line) else { return }
      taken += 1
      // What the parser itself makes of it: an error, or a command without a path.
      guard let command = try? Lookout.parseAsRoot(call.words) else { return }
      let seen = String(reflecting: command)
      #expect(!seen.contains("/x") || tail.contains("/x"), "seed \(seed): \(line)")
      #expect(!seen.contains("board: Optional"), "seed \(seed): \(line): \(seen)")
      let files = seen.matches(of: /[fF]ile: Optional\("([^"]*)"\)/).map { String($0.output.1) }
      #expect(files.allSatisfy { $0 == "-" }, "seed \(seed): \(line): \(seen)")
    }
    #expect(taken > 100)
  }

  @Test("opens the screens where nothing is asked for, and drops the program's own name")
  func words() throws {
    for line in ["", "  ", "lookout", "open"] {
      #expect(try DoorCall.asked(by: line).words == ["open"])
    }
    #expect(try DoorCall.asked(by: "lookout list --json").words == ["list", "--json"])
    #expect(try DoorCall.asked(by: "--help").words == ["help"])
  }

  @Test(
    "refuses everything else by name, and does nothing",
    arguments: [
      ("bash -i", #""bash" is nothing"#), ("/bin/sh -c id", #""/bin/sh" is nothing"#),
      ("list; id", #""list;" is nothing"#), ("$(id)", #""$(id)" is nothing"#),
      ("init /tmp/x", #""init" is not offered"#), ("seed --example", #""seed" is not offered"#),
      ("doctor --repair", #""doctor" is not offered"#), ("host check", #""host" is not offered"#),
      ("door --board /tmp", #""door" is not offered"#), ("generate man", #""generate" is not"#),
      ("list --board /tmp", "--board is not offered"), ("list --board=/tmp", "--board is not"),
      ("--board /tmp list", #""--board" is nothing"#), ("note", #""note" is not offered"#),
      ("roster import x", #""roster import" is not offered"#),
      ("note frobnicate", #""note frobnicate" is not offered"#),
      ("list -- --board /x", "-- is not offered"),
      ("list --codename-file /etc/passwd", "--codename-file takes - alone"),
      ("list --codename-file", "--codename-file takes - alone"),
      ("post K4TZ --body-file=/etc/passwd", "--body-file takes - alone"),
      ("post K4TZ --body-file - --body-file /etc/passwd", "--body-file takes - alone"),
      ("note export --text /tmp/x", "--text takes - alone"),
      ("anonymise --roster /etc/passwd", "--roster is not offered"),
      ("list --generate-completion-script bash", "--generate-completion-script is not"),
      ("list --experimental-dump-help", "--experimental-dump-help is not offered"),
      ("scp -t /tmp", "no files are copied"), ("internal-sftp", "no files are copied"),
      ("/usr/lib/openssh/sftp-server", "no files are copied"), ("rsync --server .", "no files are"),
    ])
  func refusals(line: String, says: String) throws {
    do {
      let call = try DoorCall.asked(by: line)
      Issue.record("\(line) is followed: \(call)")
    } catch {
      #expect(error.code == .refused && error.fact.contains(says), "\(line): \(error)")
    }
  }

  @Test(
    "keeps of the caller's environment what describes a terminal, if it is a plain name",
    arguments: [
      ("xterm-256color", true), ("en_GB.UTF-8", true), ("de_DE@euro", true), ("C", true),
      ("", true), ("../etc", false), ("/etc/passwd", false), ("a b", false), ("x\u{1B}[2J", false),
      (".hidden", false), (String(repeating: "x", count: 65), false), ("é", false),
    ])
  func environment(value: String, isPlain: Bool) {
    #expect(DoorEnvironment.isPlain(value) == isPlain)
  }

  @Test("takes a board from the root alone, and says what it does to whoever calls it by hand")
  func byHand() throws {
    let relative = try Program().run("door", "--board", "board")
    #expect(relative.status == 64 && relative.errorText.contains("from the root"))
    let none = try Program().run("door")
    #expect(none.status == 64)
    let missing = try Program().start(
      ["door", "--board", "/nowhere/board"], input: "x\n",
      environment: ["SSH_ORIGINAL_COMMAND": "list"]
    ).finish()
    #expect(missing.status == 66, "\(missing.errorText)")
    let long = try Program().start(
      ["door", "--board", "/nowhere"],
      environment: ["SSH_ORIGINAL_COMMAND": "search " + String(repeating: "x", count: 20_000)]
    ).finish()
    #expect(long.status == 64 && long.errorText.contains("longer than 16 KiB"))
  }
}

extension [String: Any] {
  fileprivate var subcommands: [[String: Any]] { self["subcommands"] as? [[String: Any]] ?? [] }
}
