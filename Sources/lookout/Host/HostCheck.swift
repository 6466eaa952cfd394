// SPDX-License-Identifier: Apache-2.0

/// What a host's facts mean for the people on its board: a value out of a value, for any host.
struct HostCheck {
  let plan: HostPlan
  let facts: HostFacts

  /// Every point, in the order in which it is best mended.
  var findings: [HostFinding] {
    [board, wayToBoard, program, account].compactMap(\.self) + sshd + [
      fileSystem, processes, loginRecords, swap, memory, dumps, tracing,
    ] + papers
  }

  /// Whether nothing that was looked at is weak.
  var isSound: Bool { findings.allSatisfy { $0.state != .weak } }

  // MARK: Files

  private var board: HostFinding {
    let point = "board"
    guard let place = facts.board?.first else {
      return .unknown(
        point, "\(plan.board) is not there, or may not be looked at.",
        mend: "lookout init makes it; look as root, or as the board's account.")
    }
    guard place.mode & 0o077 == 0 else {
      return .weak(
        point, "Others have rights on \(place.path): \(HostCheck.octal(place.mode)).",
        "Lookout refuses to open it; until then other accounts can copy it or write into it.",
        mend: "chmod -R go= \(place.path)")
    }
    guard place.owner != 0 else {
      return .weak(
        point, "\(place.path) belongs to root.",
        "Every member's session would run as root.",
        mend: "Give it an account of its own: step 1 of lookout host config.")
    }
    return .fine(point, "\(place.path) is its account's alone.")
  }

  private var wayToBoard: HostFinding? {
    guard let board = facts.board, let owner = board.first?.owner else { return nil }
    return way(
      "way to the board", board.dropFirst(), trusted: [0, owner],
      "Whoever can write there can put another board in its place, which would look just like it.")
  }

  private var program: HostFinding {
    let point = "program"
    guard let program = facts.program, let file = program.first else {
      return .unknown(
        point, "\(plan.program) is not there.", mend: "make install, or --program PATH.")
    }
    guard file.mode & 0o6000 == 0 else {
      return .weak(
        point, "\(file.path) is setuid or setgid.",
        "It refuses to run so: it is made to have no more rights than its caller.",
        mend: "chmod u-s,g-s \(file.path)")
    }
    return way(
      point, program[...], trusted: [0],
      "Whoever can write there can have every codename typed into a program of theirs.")
  }

  /// Whether a way can be changed by none but those who are trusted.
  private func way(
    _ point: String, _ places: ArraySlice<HostFacts.Place>, trusted: Set<UInt32>,
    _ consequence: String
  ) -> HostFinding {
    for place in places {
      guard trusted.contains(place.owner) else {
        return .weak(
          point, "\(place.path) belongs to user \(place.owner).", consequence,
          mend: "chown root \(place.path)")
      }
      // What lies in a sticky folder is its owner's alone to move.
      guard place.mode & 0o022 == 0 || place.mode & 0o1000 != 0 else {
        return .weak(
          point, "Others may write to \(place.path): \(HostCheck.octal(place.mode)).", consequence,
          mend: "chmod go-w \(place.path)")
      }
    }
    return .fine(point, "Nobody else can change \(places.first?.path ?? "/") or what leads there.")
  }

  private var account: HostFinding? {
    let point = "account"
    guard let owner = facts.board?.first?.owner, owner != 0 else { return nil }
    guard let account = HostCheck.account(of: owner, in: facts.accounts) else {
      return .unknown(
        point, "User \(owner) is not in /etc/passwd.",
        mend: "Look at its home and shell where accounts are kept.")
    }
    if ["nologin", "false"].contains(account.shell.split(separator: "/").last) {
      return .weak(
        point, "Its shell is \(account.shell).",
        "sshd runs the door through it: nobody gets in.",
        mend: "usermod --shell /bin/sh \(account.name)")
    }
    if let home = facts.home, home.owner != 0 || home.mode & 0o022 != 0 && home.mode & 0o1000 == 0 {
      return .weak(
        point, "Its home, \(home.path), can be written to by others than root.",
        "A file left there, such as .bashrc or .ssh/rc, would run before the board for everybody.",
        mend: "usermod --home / \(account.name)")
    }
    return .fine(point, "\(account.name), with nothing of its own to leave anything in.")
  }

  /// The account's name, for what is to be typed.
  private var accountName: String {
    facts.board?.first.flatMap { HostCheck.account(of: $0.owner, in: facts.accounts)?.name }
      ?? HostPlan.usualAccount
  }

  static func account(
    of user: UInt32, in accounts: String?
  ) -> (name: String, home: String, shell: String)? {
    for line in (accounts ?? "").split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      if fields.count == 7, UInt32(fields[2]) == user {
        return (fields[0], fields[5], fields[6].isEmpty ? "/bin/sh" : fields[6])
      }
    }
    return nil
  }

  private var fileSystem: HostFinding {
    let point = "file system"
    guard let type = facts.fileSystem else {
      return .unknown(point, "The board's file system cannot be looked at.", mend: "Is it there?")
    }
    if let name = HostCheck.networks[type] {
      return .weak(
        point, "The board lies on \(name).",
        "Another machine and the network between see when it is written, and locks may not hold.",
        mend: "Move it to a disk of this machine.")
    }
    if HostCheck.passing.contains(type) {
      return .weak(
        point, "The board lies in memory.", "It is gone when the machine starts anew.",
        mend: "Move it to a disk.")
    }
    return .fine(point, "The board lies on this machine.")
  }

  /// File systems of another machine, by the numbers of statfs(2).
  private static let networks: [UInt32: String] = [
    0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x517B: "SMB", 0x0102_1997: "9P",
    0x6573_5546: "FUSE", 0x0BD0_0BD0: "Lustre", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS",
    0x7375_7245: "Coda", 0x0116_1970: "GFS2",
  ]
  private static let passing: Set<UInt32> = [0x0102_1994, 0x8584_58F6]

  // MARK: sshd

  private var sshd: [HostFinding] {
    guard let sshd = facts.sshd else {
      return [
        .unknown(
          "sshd", "What sshd does for the account was not looked at.",
          mend:
            "sshd -T -C user=\(accountName),host=localhost,addr=127.0.0.1 | lookout host check --sshd -"
        )
      ]
    }
    let weak = doorRules.compactMap { rule -> HostFinding? in
      let value = sshd[rule.name.lowercased()] ?? rule.usual
      guard !rule.allowed.contains(value) else { return nil }
      return .weak(
        "sshd, \(rule.name)", "It is \(value).", rule.consequence,
        mend: "\(rule.name) \(rule.allowed[0]), as lookout host config has it.")
    }
    return weak.isEmpty && strangeVariables.isEmpty
      ? [.fine("sshd", "It runs the door, forwards nothing, and notes no caller in its log.")]
      : weak + strangeVariables
  }

  private struct DoorRule {
    let name: String
    let allowed: [String]
    /// What holds where an sshd does not print it.
    let usual: String
    let consequence: String

    init(_ name: String, _ allowed: [String], usual: String? = nil, _ consequence: String) {
      self.name = name
      self.allowed = allowed
      self.usual = usual ?? allowed[0]
      self.consequence = consequence
    }
  }

  private var doorRules: [DoorRule] {
    let tunnel = "Whoever has a card can reach other machines from this one, in its name."
    return [
      DoorRule(
        "ForceCommand", [plan.call], usual: "none", "A caller gets a shell, or another board."),
      DoorRule("AllowTcpForwarding", ["no"], usual: "yes", tunnel),
      DoorRule("AllowStreamLocalForwarding", ["no"], usual: "yes", tunnel),
      DoorRule("PermitTunnel", ["no"], tunnel),
      DoorRule("GatewayPorts", ["no"], tunnel),
      DoorRule(
        "AllowAgentForwarding", ["no"], usual: "yes",
        "A caller's keys, which name her, could be asked through this host."),
      DoorRule(
        "X11Forwarding", ["no"], "A caller's whole desktop could be watched through this host."),
      DoorRule("PermitUserRC", ["no"], usual: "yes", "A file in the account's home runs first."),
      DoorRule(
        "PermitUserEnvironment", ["no"], "A file in the account's home sets what sshd runs with."),
      DoorRule("PermitEmptyPasswords", ["no"], "Strangers come in without a card."),
      DoorRule(
        "ExposeAuthInfo", ["no"], "The session learns which key opened the door, and could keep it."
      ),
      DoorRule(
        "LogLevel", ["ERROR", "FATAL", "QUIET"], usual: "INFO",
        "This host's log says from which address and when everybody came. Failed tries, too: look at "
          + "the journal, and at PAM's lines in it."),
    ]
  }

  /// What callers may send that reaches the shell before the door.
  private var strangeVariables: [HostFinding] {
    let names = (facts.sshd?.all("acceptenv") ?? []).flatMap { $0.split(separator: " ") }
    let strange = names.filter { !($0 == "LANG" || $0.hasPrefix("LC_") || $0 == "NO_COLOR") }
    guard !strange.isEmpty else { return [] }
    return [
      .weak(
        "sshd, AcceptEnv", "It takes \(strange.joined(separator: " ")) from callers.",
        "Some variables make a shell run what the caller likes, before the door.",
        mend: "AcceptEnv LANG LC_* alone, in all of sshd's files.")
    ]
  }

  // MARK: The machine

  private var processes: HostFinding {
    let point = "/proc"
    guard let mounts = facts.mounts else {
      return .unknown(point, "/proc/self/mounts cannot be read.", mend: "Look as root.")
    }
    let options = HostCheck.options(of: "/proc", in: mounts)
    guard options.contains(where: HostCheck.hiding.contains) else {
      return .weak(
        point, "Every account sees every process.",
        "Any account here sees when somebody is at the door, and for how long.",
        mend: "mount -o remount,hidepid=2 /proc, and the same in /etc/fstab")
    }
    return .fine(point, "Accounts do not see each other's processes.")
  }

  private static let hiding: Set<Substring> = [
    "hidepid=1", "hidepid=2", "hidepid=4", "hidepid=noaccess", "hidepid=invisible",
    "hidepid=ptraceable",
  ]

  /// The options of what is mounted at a path, the topmost where several are.
  private static func options(of path: String, in mounts: String) -> [Substring] {
    let fields = mounts.split(separator: "\n").map { $0.split(separator: " ") }
    let mount = fields.last { $0.count > 3 && $0[1] == path }
    return mount?[3].split(separator: ",") ?? []
  }

  private var loginRecords: HostFinding {
    let point = "login records"
    let open = facts.loginRecords.filter { $0.mode & 0o004 != 0 }.map(\.path)
    guard open.isEmpty else {
      return .weak(
        point, "Everybody can read \(open.joined(separator: " ")).",
        "who and last tell any account here from which address and when each caller came.",
        mend: "chmod o-r \(open.joined(separator: " ")), and in logrotate's \"create\" lines")
    }
    return .fine(
      point,
      facts.loginRecords.isEmpty ? "There are none." : "Only root and its group read them.")
  }

  private var swap: HostFinding {
    let point = "swap"
    guard let swaps = facts.swaps else {
      return .unknown(point, "/proc/swaps cannot be read.", mend: "Look as root.")
    }
    let plain = swaps.filter {
      !$0.name.hasPrefix("/dev/zram") && !$0.mapping.hasPrefix("CRYPT-")
    }.map(\.name)
    guard !plain.isEmpty else {
      return .fine(point, swaps.isEmpty ? "There is none." : "It is encrypted, or in memory.")
    }
    return .weak(
      point, "\(plain.joined(separator: " ")) is not encrypted.",
      "What sshd holds of a session, and the board's keys unless memory is locked, may reach the "
        + "disk and stay there.",
      mend: "swapoff -a, or encrypt it with a new key at every start (crypttab: swap)")
  }

  private var memory: HostFinding {
    let point = "memory"
    guard let owner = facts.board?.first?.owner, facts.user == owner, owner != 0 else {
      return .unknown(
        point, "Whether sessions can keep their memory out of swap was not looked at.",
        mend:
          "Run lookout host check as the board's account, too: runuser -u \(accountName) -- lookout host check"
      )
    }
    guard facts.locksMemory else {
      return .weak(
        point, "Sessions cannot lock their memory.", "Keys and words may reach the swap space.",
        mend: "echo '\(accountName) - memlock unlimited' >/etc/security/limits.d/lookout.conf")
    }
    return .fine(point, "Sessions keep theirs out of swap.")
  }

  private var dumps: HostFinding {
    let point = "core dumps"
    guard let pattern = facts.corePattern?.split(separator: "\n").first.map(String.init) else {
      return .unknown(point, "The core pattern cannot be read.", mend: "Look as root.")
    }
    guard facts.forbidsDumps else {
      return .weak(
        point, "This machine does not let lookout forbid its own.",
        "A crash leaves a session's memory on the disk.",
        mend: "sysctl kernel.core_pattern='|/bin/false'")
    }
    guard !pattern.hasPrefix("|") || pattern.hasPrefix("|/bin/false") else {
      return .weak(
        point, "They go to \(pattern.dropFirst().prefix { $0 != " " }), whatever the limits say.",
        "Lookout forbids its own; a crash of sshd hands over what was typed.",
        mend: "sysctl kernel.core_pattern='|/bin/false', and in /etc/sysctl.d")
    }
    return .fine(point, "Lookout forbids its own, and nothing collects others.")
  }

  private var tracing: HostFinding {
    let point = "tracing"
    guard let scope = facts.ptraceScope.flatMap({ Int($0.prefix { $0.isNumber }) }), scope > 0
    else {
      return .weak(
        point, "A process can look into others of its account.",
        "Lookout forbids that for itself; whatever else ran as the account could read what passes "
          + "through sshd.",
        mend: "sysctl kernel.yama.ptrace_scope=2, and in /etc/sysctl.d")
    }
    return .fine(point, "Processes cannot look into each other.")
  }

  // MARK: Papers

  private var papers: [HostFinding] {
    guard let papers = facts.papers else {
      return [
        .unknown(
          "papers", "The operator's papers were not looked for.",
          mend: "--papers DIR looks for: "
            + OperatorPaper.all.map(\.name).joined(separator: ", ") + ".")
      ]
    }
    return OperatorPaper.all.map { paper in
      let point = "paper, \(paper.name)"
      guard let found = papers[paper.name] else {
        return .weak(point, "It is not there.", paper.consequence, mend: "Write \(paper.content).")
      }
      guard let age = found else {
        return .weak(point, "It is empty.", paper.consequence, mend: "Write \(paper.content).")
      }
      guard age <= OperatorPaper.freshDays else {
        return .weak(
          point, "It was last changed \(age) days ago.", "It may be of another board by now.",
          mend: "Read it again, and save it if it still holds.")
      }
      return .fine(point, paper.content)
    }
  }

  private static func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }
}
