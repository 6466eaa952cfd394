// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// The board on a shared host: real callers, a real sshd, and the files that `lookout host` prints.
@Suite struct SharedHostTests {
  // MARK: On the screens

  @Test func whatOneWritesTheOtherSeesAtOnce() throws {
    let host = try SharedHost()
    let first = try host.come(as: 0)
    let second = try host.come(as: 1)
    for terminal in [first, second] {
      try terminal.until("taxi · situation to avoid", timeout: .seconds(30))
      try terminal.press("Enter")
      try terminal.until("The late rank is fine.")
    }
    try second.press("r", "5")
    try second.until("Ctrl-D")
    try second.type("The porters know its number.")
    try second.press("C-d")
    try second.until("exactly what others will see")
    try second.press("p")
    try first.until("The porters know its number.", timeout: .seconds(5))
    try second.until("The porters know its number.", timeout: .seconds(5))
    for terminal in [first, second] {
      try terminal.press("q", "q", "q")
      #expect(try terminal.untilEnded() == 0)
    }
    try host.until(sessions: 0)
    // The rest of this sshd notes everything; of the board's callers it notes nothing.
    let noted = host.server.log
    #expect(!noted.contains("Accepted") && !noted.contains("Starting session"), "\(noted)")
  }

  @Test func aDraftOutlivesTheConnection() throws {
    let host = try SharedHost()
    let first = try host.come(as: 1)
    try first.until("taxi · situation to avoid", timeout: .seconds(30))
    try first.press("Enter")
    try first.until("The late rank is fine.")
    try first.press("r", "5")
    try first.until("Ctrl-D")
    try first.type("The porter at the late rank knows the num")
    try first.until("knows the num")
    kill(try first.processID(), SIGKILL)
    // No process is left behind to spin, and what was typed is on the disk by the time it is gone.
    try host.until(sessions: 0)
    let second = try host.come(as: 1)
    try second.until("Here is what you were writing last time", timeout: .seconds(30))
    try second.press("Enter")
    try second.until("The porter at the late rank knows the num")
  }

  @Test func aStalledCallerHoldsUpNobody() throws {
    let host = try SharedHost()
    let stalled = try host.come(as: 0)
    try stalled.until("taxi · situation to avoid", timeout: .seconds(30))
    let client = try stalled.processID()
    kill(client, SIGSTOP)
    defer { kill(client, SIGCONT) }
    // Another one has said who she is, and never says what she wants to post.
    let silent = try Tmux(
      host.server.call(options: ["-T"], "post", host.reference, "--body-file", "-"))
    try host.until(sessions: 2)
    try silent.type(host.codenames[0])
    try silent.press("Enter")
    for number in 1...2 {
      let posted = try host.server.run(
        "post", host.reference, "--body-file", "-",
        input: "\(host.codenames[1])\nStall number \(number) by the clock tower.\n")
      #expect(posted.status == 0, "\(posted.errorText)")
    }
    #expect(host.sessions().count == 2, "both still stall")
    kill(client, SIGCONT)
    try stalled.until("4 posts", timeout: .seconds(10))
    try silent.hangUp()
    kill(client, SIGKILL)
    try host.until(sessions: 0)
  }

  @Test func joinsWithTheCardInHand() throws {
    let host = try SharedHost()
    let invited = try host.server.run(
      "invite", "--count", "2", input: host.codenames[0] + "\n")
    #expect(invited.status == 0, "\(invited.errorText)")
    let codes = invited.text.split(separator: "\n").map { String($0) + "\n" }
    try #require(codes.count == 2)
    try host.folder.write("granite-ferry-orbit\n", to: "door-password")
    let card = try host.program.run(
      "host", "card", "--to", "board@board.example", "--host-key",
      host.folder.path(of: "host-key.pub"), "--door-password-file",
      host.folder.path(of: "door-password"), input: codes[0])
    #expect(card.status == 0, "\(card.errorText)")
    let shown = try ChildProcess(
      "ssh-keygen", arguments: ["-l", "-f", host.folder.path(of: "host-key.pub")],
      environment: Program.cleanEnvironment
    ).finish().text
    let fingerprint = try #require(shown.split(separator: " ").dropFirst().first)
    #expect(card.text.contains(fingerprint), "the card has the key that ssh shows")
    let line = try #require(card.text.split(separator: "\n").first { $0.contains("Press 1") })
    let code = try #require(line.split(separator: ":").last)
    let terminal = try host.come()
    try terminal.until("word 1", timeout: .seconds(20))
    try terminal.press("1")
    try terminal.until("1 of 3")
    try terminal.type(code.trimmingCharacters(in: .whitespaces))
    try terminal.press("Enter")
    let page = try terminal.until("I have it", timeout: .seconds(30)).dropFirst()
    let words = page.flatMap { line in
      line.matches(of: /\b([1-7]) ([a-z]{3,8})\b/).map { String($0.output.2) }
    }
    #expect(words.count == 7, "\(page.joined(separator: "\n"))")
    try terminal.press("Enter")
    try terminal.until("3 of 3")
    try terminal.type(words.joined(separator: " "))
    try terminal.press("Enter")
    try terminal.until("You are in: Matching staff board.", timeout: .seconds(30))
    try terminal.press("Enter")
    try terminal.until("taxi · situation to avoid")
    // The same by commands; the codename is good for them, and its line is no part of what follows.
    let joined = try host.server.run(
      "join", "--invitation-file", "-", "--codename-file", "-", input: codes[1])
    #expect(joined.status == 0 && joined.text.split(separator: " ").count == 7)
    let note = try host.server.run(
      "note", "add", "--body-file", "-", input: joined.text + "It was the 9.40.\nHe stood there.\n")
    #expect(note.status == 0, "\(note.errorText)")
    let notes = try host.server.run("note", "list", input: joined.text)
    #expect(notes.text.contains("It was the 9.40.") && notes.text.contains("He stood there."))
    #expect(!notes.text.contains(joined.text.dropLast()), "the codename's line is no part of it")
  }

  // MARK: By commands

  @Test func followsAListAndNothingElse() throws {
    let host = try SharedHost(isSealed: false)
    let codename = host.codenames[1] + "\n"
    let reads: [(words: [String], holds: String)] = [
      (["list", "--json"], #""ref":"\#(host.reference)""#),
      (["lookout", "show", host.reference], "The late rank is fine."),
      (["search \"late rank\" --limit 1"], "The late rank is fine."),
    ]
    for read in reads {
      let command = host.server.call() + read.words
      let ended = try ChildProcess(
        command[0], arguments: Array(command.dropFirst()), environment: Program.cleanEnvironment,
        input: Array(codename.utf8)
      ).finish()
      #expect(ended.status == 0 && ended.text.contains(read.holds), "\(read): \(ended.errorText)")
    }
    let routes = try host.server.run("routes", "--need", "talk")
    #expect(routes.status == 0 && routes.text.contains("Ring"), "it takes no codename")
    let posted = try host.server.run(
      "post", host.reference, "--body-file", "-", input: codename + "It moved.\nAsk the porters.\n")
    #expect(posted.status == 0, "\(posted.errorText)")
    let shown = try host.server.run("show", host.reference, input: codename)
    #expect(shown.text.contains("It moved.") && shown.text.contains("Ask the porters."))
    #expect(!shown.text.contains(codename.dropLast()), "the codename's line is no part of it")
    let none = try host.server.run("list")
    #expect(none.status == 65 && none.errorText.contains("no codename on its first line"))
    let other = try host.server.run("show", "0000", input: codename)
    #expect(other.status == 66)
    let wrong = try host.server.run("list", "--limit", "0", input: codename)
    #expect(wrong.status == 64)
    let screens = try host.server.run()
    #expect(screens.status == 64 && screens.errorText.contains("ssh -t"))
  }

  @Test func asksForACodenameUnseenOnATerminal() throws {
    let host = try SharedHost()
    let terminal = try Tmux(host.server.call(options: ["-tt"], "list"))
    try terminal.until("Codename:", timeout: .seconds(20))
    try terminal.type(host.typed(1))
    try terminal.press("Enter")
    try terminal.until("taxi · situation to avoid", timeout: .seconds(30))
    #expect(try terminal.untilEnded() == 0)
    #expect(try !terminal.history().joined().contains(host.typed(1)))
  }

  @Test func refusesEverythingElseByName() throws {
    let host = try SharedHost(isSealed: false)
    let refused: [(words: String, says: String)] = [
      ("bash -i", #""bash" is nothing that can be asked for"#),
      ("list; id", #""list;" is nothing"#), ("init /tmp/x --name x", #""init" is not offered"#),
      ("list --board /tmp", "--board is not offered over SSH"),
      ("post K4TZ --body-file=/etc/passwd", "--body-file takes - alone"),
    ]
    for call in refused {
      let ended = try host.server.run(call.words, input: host.codenames[1] + "\n")
      #expect(ended.status == 77 && ended.output.isEmpty, "\(call.words): \(ended.text)")
      #expect(ended.errorText.contains(call.says), "\(call.words): \(ended.errorText)")
    }
  }

  @Test func copiesNothingAndForwardsNothing() throws {
    let host = try SharedHost(isSealed: false)
    let file = try host.folder.write("nothing", to: "to-copy")
    let copy = host.folder.path(of: "copied")
    func run(_ command: [String]) throws -> Completion {
      try ChildProcess(
        command[0], arguments: Array(command.dropFirst()), environment: Program.cleanEnvironment,
        input: Array("put \(file) \(copy)\n".utf8)
      ).finish()
    }
    let sftp = host.server.call("sftp", options: ["-b", "-"])
    let scp = host.server.call("scp", options: ["-O", file]).dropLast() + ["127.0.0.1:\(copy)"]
    // The client of sftp closes before it hears why.
    #expect(try run(sftp).status != 0)
    let ended = try run(Array(scp))
    #expect(ended.status != 0)
    #expect(ended.errorText.contains("no files are copied over this door"), "\(ended.errorText)")
    #expect(!FileManager.default.fileExists(atPath: copy))
    let back = try host.server.run(
      options: ["-N", "-o", "ExitOnForwardFailure=yes", "-R", "127.0.0.1:0:127.0.0.1:22"])
    #expect(back.status == 255 && back.errorText.contains("forwarding failed"), "\(back.errorText)")
    let there = try host.server.run(options: ["-W", "127.0.0.1:\(host.server.port)"])
    #expect(
      there.status == 255 && there.errorText.contains("forwarding failed"), "\(there.errorText)")
    let subsystem = try host.server.run("frobnicate", options: ["-s"])
    #expect(subsystem.status == 255 && subsystem.errorText.contains("subsystem request failed"))
    // Whatever a caller sends, it is the same board and no other place is looked into.
    let sent = [
      "LOOKOUT_BOARD=/tmp", "LC_ALL=../../../../tmp", "TERMINFO=/tmp", "LD_PRELOAD=/tmp/x",
    ]
    let list = try host.server.run(
      "list", options: sent.flatMap { ["-o", "SetEnv=\($0)"] }, input: host.codenames[1] + "\n")
    #expect(list.status == 0 && list.text.contains(host.reference), "\(list.errorText)")
    let settings = try host.folder.write(host.server.effectiveSettings(), to: "settings")
    let check = try host.program.run(
      "host", "check", "--json", "--board", host.path, "--program", host.program.path, "--sshd",
      settings)
    #expect(
      check.text.contains(#"{"point":"sshd","state":"fine""#), "\(check.text)\(check.errorText)")
  }

  // MARK: Many

  /// Eight, or as many as `LOOKOUT_SESSIONS` says.
  @Test func manyUnlockAtOnceWithinMemory() throws {
    let host = try SharedHost()
    let count =
      ProcessInfo.processInfo.environment["LOOKOUT_SESSIONS"].flatMap { Int($0) } ?? 8
    let environment = Program.cleanEnvironment.merging(["TERM": "xterm-256color"]) { $1 }
    let clock = ContinuousClock()
    let start = clock.now
    let terminals = try (0..<count).map { _ in
      try PseudoTerminal(host.server.call(options: ["-tt"]), environment: environment)
    }
    for terminal in terminals { try terminal.until("word 1", timeout: .seconds(60)) }
    for (number, terminal) in terminals.enumerated() {
      terminal.send(host.typed(number % 2) + "\r")
    }
    var peak = 0
    for terminal in terminals {
      try terminal.until("situation to avoid", timeout: .seconds(120)) {
        peak = max(peak, residentMemory(of: host).reduce(0, +))
      }
    }
    let open = residentMemory(of: host)
    #expect(open.count == count)
    let mebibyte = 1 << 20
    print(
      "\(count) callers unlocked in \(clock.now - start); \(open.reduce(0, +) / count / mebibyte) MiB "
        + "each, the largest \((open.max() ?? 0) / mebibyte) MiB; at most \(peak / mebibyte) MiB for all"
    )
    // One at a time takes scrypt's memory; a build for testing takes more of its own.
    #expect((open.max() ?? 0) <= 64 * mebibyte)
    #expect(peak <= (count * 64 + 160) * mebibyte)
    let seen = terminals.map(\.output.count)
    let posted = try host.server.run(
      "post", host.reference, "--body-file", "-",
      input: "\(host.codenames[1])\nThe rank has moved.\n")
    #expect(posted.status == 0, "\(posted.errorText)")
    // Of "2 posts" only the figure changes.
    for (terminal, count) in zip(terminals, seen) {
      try terminal.until("3", after: count, timeout: .seconds(20))
    }
    for terminal in terminals { terminal.hangUp() }
    try host.until(sessions: 0)
  }

  /// What each session holds in memory, in bytes.
  private func residentMemory(of host: SharedHost) -> [Int] {
    host.sessions().compactMap { process in
      let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      return line?.split { !$0.isNumber }.first.flatMap { Int($0) }.map { $0 << 10 }
    }
  }
}
