// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import TestKit
import Testing
import Text

@testable import lookout

/// What `lookout host` prints for whoever runs a machine.
@Suite("For whoever runs a host")
struct HostTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  // MARK: config

  @Test("The file for sshd is the one that was looked at", arguments: ["password", "key"])
  func config(door: String) throws {
    let config = try Program().run(
      "host", "config", "--door", door, "--program", "/usr/local/bin/lookout")
    #expect(config.status == 0 && config.errors.isEmpty)
    Golden.expect(config.text, matches: "host-config-\(door)")
  }

  @Test(
    "Every call of lookout in the steps is one that lookout takes", arguments: ["password", "key"])
  func steps(door: String) throws {
    let config = try Program().run(
      "host", "config", "--door", door, "--program", "/usr/local/bin/lookout")
    let calls = config.text.replacing("\\\n#", with: "").split(separator: "\n")
      .filter { $0.hasPrefix("#     ") }
      .flatMap { $0.matches(of: /\blookout ([a-z][^|<>;]*)/).map { String($0.output.1) } }
    #expect(calls.count >= 4)
    for call in calls {
      let words = try QuotedWords(call).words
      #expect(throws: Never.self, "\(call)") { try Lookout.parseAsRoot(words) }
    }
  }

  @Test("The file for sshd is one that sshd takes, and check finds nothing weak in what it makes")
  func sshd() throws {
    let key = folder.path(of: "key")
    try run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key)
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    for door in ["password", "key"] {
      let config = try Program().run(
        "host", "config", "--door", door, "--program", "/usr/local/bin/lookout")
      let file = try folder.write("HostKey \(key)\n\(config.text)", to: "sshd_config")
      try run("/usr/sbin/sshd", "-t", "-f", file)
      let caller = "user=board,host=localhost,addr=127.0.0.1"
      let settings = try #require(
        SSHSettings(run("/usr/sbin/sshd", "-T", "-f", file, "-C", caller)))
      #expect(try points(of: facts { $0.sshd = settings }, like: "sshd") == ["sshd: fine"])
      // Another account of the same host is as it was.
      let other = try #require(
        SSHSettings(
          run("/usr/sbin/sshd", "-T", "-f", file, "-C", "user=root,host=localhost,addr=127.0.0.1")))
      #expect(other["forcecommand"] == "none" && other["loglevel"] == "INFO")
    }
  }

  @Test(
    "Nothing that a shell or sshd would take for more than a name is taken",
    arguments: [
      ["--board", "board"], ["--board", "/srv/a b"], ["--board", "/srv/$(id)"], ["--board", "/"],
      ["--board", "/srv/b\nMatch all"], ["--program", "/usr/bin/lookout;id"],
      ["--account", "Root"],
      ["--account", "a b"], ["--account", ""], ["--account", "-x"], ["--keys-file", "keys"],
      ["--board", "/srv/b/"], ["--board", "/srv/'"],
    ])
  func plainNames(option: [String]) throws {
    let config = try Program().start(["host", "config"] + option).finish()
    #expect(config.status == 64 && config.output.isEmpty, "\(config.text)")
  }

  // MARK: authorize

  @Test("A key's line lets it do nothing but reach the board, and names nobody")
  func authorize() throws {
    for (number, kind) in [["ed25519"], ["ecdsa", "-b", "384"], ["rsa", "-b", "2048"]].enumerated()
    {
      try run(
        "ssh-keygen",
        ["-q", "-t"] + kind + ["-N", "", "-C", "ada@office", "-f", folder.path(of: "k\(number)")])
    }
    let keys = try (0..<3).map {
      try String(contentsOfFile: folder.path(of: "k\($0).pub"), encoding: .utf8)
    }
    let file = try folder.write(
      "# \("all of them")\n\n" + keys.joined() + "no-pty,command=\"x\" \(keys[0])\r\n", to: "keys")
    let lines = try Program().run(
      "host", "authorize", file, "--board", "/srv/board", "--program", "/usr/bin/lookout")
    #expect(lines.status == 0, "\(lines.errorText)")
    let expected = keys.map { key in
      #"restrict,pty,command="/usr/bin/lookout door --board /srv/board" "#
        + key.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(lines.text.split(separator: "\n").map(String.init) == expected)
    #expect(!lines.text.contains("ada"))
    // ssh reads them as keys, and shows the same fingerprints.
    let shown = try run("ssh-keygen", "-l", "-f", try folder.write(lines.text, to: "authorized"))
    for key in keys {
      let read = try #require(try PublicKey.read(key))
      #expect(shown.contains(read.fingerprint), "\(read.fingerprint)\n\(shown)")
    }
  }

  @Test("What is no public key is refused by its line, and nothing is printed")
  func noKeys() throws {
    try run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.path(of: "k"))
    try run("ssh-keygen", "-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", folder.path(of: "short"))
    let key = try String(contentsOfFile: folder.path(of: "k.pub"), encoding: .utf8).dropLast()
    let short = try String(contentsOfFile: folder.path(of: "short.pub"), encoding: .utf8).dropLast()
    let blob = String(key.split(separator: " ")[1])
    let lines = [
      String(key), "hello", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-rsa \(blob)",
      "ssh-ed25519 \(blob.dropLast(4))", "ssh-ed25519 \(blob)AAAA", "ssh-dss AAAAB3NzaC1kc3MAAACB",
      "ssh-ed25519-cert-v01@openssh.com AAAA", String(short), "ssh-ed25519 \(blob.dropLast())!",
    ]
    let file = try folder.write(lines.joined(separator: "\n"), to: "keys")
    let refused = try Program().run("host", "authorize", file)
    #expect(refused.status == 65 && refused.output.isEmpty)
    for number in 2...lines.count {
      #expect(refused.errorText.contains("\(file), line \(number): "), "\(lines[number - 1])")
    }
    #expect(!refused.errorText.contains("line 1:"))
    let secret = try Program().run("host", "authorize", folder.path(of: "k"))
    #expect(secret.status == 65 && secret.errorText.contains("line 1: this is a private key"))
    #expect(!secret.errorText.contains("b3Blbn"), "no part of it is told")
    let empty = try Program().run("host", "authorize", "-", input: "# none\n")
    #expect(empty.status == 65 && empty.errorText.contains("holds no key"))
    #expect(try Program().run("host", "authorize", "/nowhere").status == 74)
  }

  // MARK: Paper

  @Test("The card is as it was drawn, one for each invitation")
  func card() throws {
    let password = try folder.write("granite-ferry-orbit\n", to: "password")
    let words = (0..<10).map { Lists.codewords[$0 * 150] }
    let invitations = [words[..<5], words[5...]].map { $0.joined(separator: " ") + "\n" }.joined()
    let print = "SHA256:wCaPVi/dSiECIOTbU9IaMYaxCkImlrpjVCLetVv/Cjc"
    let cards = try Program().run(
      "host", "card", "--to", "staff@board.example", "--fingerprint", print,
      "--door-password-file", password, input: invitations)
    #expect(cards.status == 0, "\(cards.errorText)")
    // The last day is the only thing on it that changes from day to day.
    let text = cards.text.replacing(#/until \d+ [A-Z][a-z]+\./#, with: "until 3 December.")
    Golden.expect(text, matches: "host-card")
    #expect(cards.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let byKey = try Program().run(
      "host", "card", "--to", "staff@board.example", "--port", "2222", "--fingerprint", print,
      "--door-key-name", "door-key", input: invitations)
    #expect(byKey.text.contains("ssh -q -i door-key -p 2222 staff@board.example"))
    #expect(!byKey.text.contains("granite"))
    for (input, status) in [
      ("", 65), ("one two three\n", 65), (words[..<4].joined(separator: " "), 65),
    ] {
      let none = try Program().run(
        "host", "card", "--to", "x@y", "--fingerprint", print, "--door-password-file", password,
        input: input)
      #expect(none.status == status && none.output.isEmpty, "\(input)")
    }
    for options in [[], ["--door-password-file", "-"], ["--door-key-name", "k", "--port", "0"]] {
      let wrong = try Program().start(
        ["host", "card", "--to", "x@y", "--fingerprint", print] + options
      )
      .finish()
      #expect(wrong.status == 64, "\(options)")
    }
  }

  @Test("The notice page names the address, and a door password is three words")
  func notice() throws {
    let page = try Program().run(
      "host", "notice-page", "--postal-address", "POSTAL ADDRESS", "--e-mail", "E-MAIL")
    Golden.expect(page.text, matches: "host-notice-page")
    #expect(try Program().run("host", "notice-page").status == 64)
    let drawn = try (0..<2).map { _ in try Program().run("host", "password").text }
    #expect(drawn[0] != drawn[1] && drawn.allSatisfy { $0.split(separator: "-").count == 3 })
  }

  // MARK: check

  /// A host on which nothing is weak, but for what a test changes.
  private func facts(_ change: (inout HostFacts) -> Void = { _ in }) -> HostFacts {
    var facts = HostFacts()
    let root = HostFacts.Place(path: "/", owner: 0, mode: 0o755)
    facts.board = [
      HostFacts.Place(path: "/srv/board", owner: 990, mode: 0o700),
      HostFacts.Place(path: "/srv", owner: 0, mode: 0o755), root,
    ]
    facts.program = [HostFacts.Place(path: "/usr/bin/lookout", owner: 0, mode: 0o755), root]
    facts.fileSystem = 0xEF53
    facts.mounts = "proc /proc proc rw,hidepid=invisible 0 0\n/dev/vda / ext4 rw 0 0\n"
    facts.swaps = []
    facts.corePattern = "core\n"
    facts.ptraceScope = "1\n"
    facts.accounts = "root:x:0:0::/root:/bin/bash\nboard:x:990:990::/:/bin/sh\n"
    facts.home = root
    facts.loginRecords = [HostFacts.Place(path: "/var/log/wtmp", owner: 0, mode: 0o660)]
    facts.user = 990
    facts.forbidsDumps = true
    facts.locksMemory = true
    facts.sshd = SSHSettings(HostTests.soundSettings)
    facts.papers = Dictionary(uniqueKeysWithValues: OperatorPaper.all.map { ($0.name, 10) })
    change(&facts)
    return facts
  }

  private static let soundSettings = """
    forcecommand /usr/bin/lookout door --board /srv/board
    allowtcpforwarding no
    allowstreamlocalforwarding no
    permittunnel no
    gatewayports no
    allowagentforwarding no
    x11forwarding no
    permituserrc no
    permituserenvironment no
    permitemptypasswords no
    exposeauthinfo no
    loglevel ERROR
    acceptenv LANG
    acceptenv LC_*
    """

  private func plan(_ board: String = "/srv/board") throws -> HostPlan {
    try HostPlan(board: board, program: "/usr/bin/lookout")
  }

  /// The points whose names begin so, with how they are.
  private func points(of facts: HostFacts, like name: String) throws -> [String] {
    let plan =
      facts.sshd?["forcecommand"]?.hasPrefix("/usr/local/") == true
      ? try HostPlan(program: "/usr/local/bin/lookout") : try plan()
    return HostCheck(plan: plan, facts: facts).findings.filter { $0.point.hasPrefix(name) }
      .map { "\($0.point): \($0.state.rawValue)" }
  }

  @Test("Nothing is weak on a host that is as it should be, and all of it was looked at")
  func sound() throws {
    let check = HostCheck(plan: try plan(), facts: facts())
    #expect(check.isSound)
    #expect(check.findings.allSatisfy { $0.state == .fine }, "\(check.findings)")
    let nothing = HostCheck(plan: try plan(), facts: HostFacts())
    #expect(
      nothing.findings.filter { $0.state == .unknown }.count >= 8, "what is not seen is not fine")
  }

  private static let weaknesses: [(point: String, change: @Sendable (inout HostFacts) -> Void)] = [
    ("board", { $0.board?[0] = HostFacts.Place(path: "/srv/board", owner: 990, mode: 0o750) }),
    ("board", { $0.board?[0] = HostFacts.Place(path: "/srv/board", owner: 0, mode: 0o700) }),
    ("way to the board", { $0.board?[1] = HostFacts.Place(path: "/srv", owner: 0, mode: 0o775) }),
    ("way to the board", { $0.board?[1] = HostFacts.Place(path: "/srv", owner: 7, mode: 0o755) }),
    ("program", { $0.program?[0] = HostFacts.Place(path: "/l", owner: 0, mode: 0o4755) }),
    ("program", { $0.program?[0] = HostFacts.Place(path: "/l", owner: 0, mode: 0o775) }),
    ("program", { $0.program?[0] = HostFacts.Place(path: "/l", owner: 990, mode: 0o755) }),
    ("account", { $0.home = HostFacts.Place(path: "/home/board", owner: 990, mode: 0o755) }),
    ("account", { $0.accounts = "board:x:990:990::/:/usr/sbin/nologin\n" }),
    ("file system", { $0.fileSystem = 0x6969 }), ("file system", { $0.fileSystem = 0x0102_1994 }),
    ("/proc", { $0.mounts = "proc /proc proc rw,relatime 0 0\n" }),
    ("/proc", { $0.mounts = "proc /proc proc rw,hidepid=2 0 0\nproc /proc proc rw 0 0\n" }),
    ("/proc", { $0.mounts = "proc /proc proc rw,hidepid=0 0 0\n" }),
    ("login records", { $0.loginRecords[0] = HostFacts.Place(path: "/w", owner: 0, mode: 0o664) }),
    ("swap", { $0.swaps = [HostFacts.Swap(name: "/dev/vdb", mapping: "")] }),
    ("swap", { $0.swaps = [HostFacts.Swap(name: "/dev/dm-1", mapping: "LVM-x")] }),
    ("memory", { $0.locksMemory = false }),
    ("core dumps", { $0.corePattern = "|/usr/share/apport/apport %p\n" }),
    ("core dumps", { $0.forbidsDumps = false }), ("tracing", { $0.ptraceScope = "0\n" }),
    ("tracing", { $0.ptraceScope = nil }), ("paper, dpia", { $0.papers?["dpia"] = nil }),
    ("paper, dpia", { $0.papers?.updateValue(nil, forKey: "dpia") }),
    ("paper, rules", { $0.papers?["rules"] = 400 }),
    ("sshd, ForceCommand", HostTests.setting("forcecommand", "none")),
    ("sshd, ForceCommand", HostTests.setting("forcecommand", "/usr/bin/lookout door --board /tmp")),
    ("sshd, AllowTcpForwarding", HostTests.setting("allowtcpforwarding", "yes")),
    ("sshd, AllowAgentForwarding", HostTests.setting("allowagentforwarding", "yes")),
    ("sshd, X11Forwarding", HostTests.setting("x11forwarding", "yes")),
    ("sshd, PermitUserEnvironment", HostTests.setting("permituserenvironment", "yes")),
    ("sshd, LogLevel", HostTests.setting("loglevel", "INFO")),
    ("sshd, AcceptEnv", HostTests.setting("acceptenv", "LANG BASH_ENV")),
  ]

  private static func setting(
    _ name: String, _ value: String
  ) -> @Sendable (inout HostFacts) -> Void {
    { facts in
      let lines = soundSettings.split(separator: "\n").filter { !$0.hasPrefix(name + " ") }
      facts.sshd = SSHSettings((lines + ["\(name) \(value)"[...]]).joined(separator: "\n"))
    }
  }

  @Test("Each weak point is found, alone, with what it gives away and how to mend it")
  func weak() throws {
    for (point, change) in HostTests.weaknesses {
      let found = HostCheck(plan: try plan(), facts: facts(change)).findings.filter {
        $0.state == .weak
      }
      #expect(found.map(\.point) == [point], "\(found)")
      #expect(found.allSatisfy { $0.consequence != nil && $0.mend != nil })
    }
  }

  @Test("Swap that is encrypted, in memory or absent gives nothing away")
  func swap() throws {
    let swaps = [
      HostFacts.Swap(name: "/dev/dm-0", mapping: "CRYPT-PLAIN-swap"),
      HostFacts.Swap(name: "/dev/zram0", mapping: ""),
    ]
    #expect(try points(of: facts { $0.swaps = swaps }, like: "swap") == ["swap: fine"])
  }

  @Test("This machine is looked at as it is, in words and in JSON, and nothing in it is changed")
  func here() throws {
    let board = folder.path(of: "board")
    #expect(try Program().run("init", board, "--name", "x", "--open-journal").status == 0)
    for name in ["dpia.md", "operator"] { try folder.write("Yes.\n", to: name) }
    let check = try Program().run("host", "check", "--board", board, "--papers", folder.path)
    #expect(check.status == 65, "no machine of ours has the papers")
    #expect(
      check.text.contains("ok      paper, dpia") && check.text.contains("WEAK    paper, rules"))
    let json = try Program().run("host", "check", "--board", board, "--json")
    let findings = try JSONSerialization.jsonObject(with: Data(json.output)) as? [[String: Any]]
    let states = Dictionary(
      uniqueKeysWithValues: (findings ?? []).map {
        ($0["point"] as? String ?? "", $0["state"] as? String ?? "")
      })
    #expect(states["sshd"] == "unknown" && states["papers"] == "unknown")
    #expect(states["board"] == (getuid() == 0 ? "weak" : "fine"))
    let wrong = try Program().run("host", "check", "--sshd", "-", input: "Port 22\n")
    #expect(wrong.status == 65 && wrong.output.isEmpty)
    #expect(wrong.errorText.contains("not what sshd -T prints"))
  }

  @discardableResult
  private func run(_ program: String, _ arguments: String...) throws -> String {
    try run(program, arguments)
  }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let ended = try ChildProcess(
      program, arguments: arguments, environment: Program.cleanEnvironment
    ).finish()
    guard ended.status == 0 else { throw Failure("\(program): \(ended.errorText)\(ended.text)") }
    return ended.text
  }
}
