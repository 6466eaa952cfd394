// SPDX-License-Identifier: Apache-2.0

/// The file for sshd_config.d that makes a board's door, with the steps around it as its comments.
struct SSHDoor {
  let plan: HostPlan

  /// What sshd is told about the account; `host check` holds a host's own settings against it.
  ///
  /// Each forwarding is turned off by its own name as well: DisableForwarding left X11 and the agent
  /// alone before OpenSSH 10.0 (CVE-2025-32728).
  var settings: [(name: String, value: String)] {
    let way =
      switch plan.door {
      case .password:
        [
          ("AuthenticationMethods", "password"), ("PasswordAuthentication", "yes"),
          ("PubkeyAuthentication", "no"), ("AuthorizedKeysFile", "none"),
        ]
      case .key:
        [
          ("AuthenticationMethods", "publickey"), ("PasswordAuthentication", "no"),
          ("PubkeyAuthentication", "yes"), ("AuthorizedKeysFile", plan.keysFile),
        ]
      }
    return [("ForceCommand", plan.call)] + way + [
      ("KbdInteractiveAuthentication", "no"), ("HostbasedAuthentication", "no"),
      ("PermitEmptyPasswords", "no"), ("MaxAuthTries", "3"),
      ("PermitTTY", "yes"), ("PermitUserRC", "no"),
      ("DisableForwarding", "yes"), ("AllowAgentForwarding", "no"), ("AllowTcpForwarding", "no"),
      ("AllowStreamLocalForwarding", "no"), ("X11Forwarding", "no"), ("PermitTunnel", "no"),
      ("GatewayPorts", "no"), ("PermitOpen", "none"), ("PermitListen", "none"),
      ("ExposeAuthInfo", "no"), ("AcceptEnv", "LANG LC_ALL LC_CTYPE NO_COLOR"),
      ("Banner", "none"), ("LogLevel", "ERROR"),
      ("ClientAliveInterval", "30"), ("ClientAliveCountMax", "4"),
    ]
  }

  /// The whole file.
  var text: String {
    (steps.map { $0.isEmpty ? "#" : "# \($0)" } + [""]
      + ["Match User \(plan.account)"] + settings.map { "  \($0.name) \($0.value)" }
      + ["Match all"])
      .joined(separator: "\n")
  }

  private var steps: [String] {
    let account = plan.account
    let name = SSHDoor.program(of: plan)
    return [
      "The way in to one board, for everybody by one door. Made by: lookout host config",
      "",
      "As root, with this session kept open to the end: a slip in here can lock you out.",
      "",
      "1  An account that is the board's alone, with no home to leave anything in:",
      "     useradd --system --user-group --no-create-home --home-dir / --shell /bin/sh \(account)",
      "     install -d -m 0700 -o \(account) -g \(account) \(plan.home)",
      "     echo '\(account) - memlock unlimited' >/etc/security/limits.d/lookout.conf",
    ] + doorSteps(name) + [
      "3  This text as /etc/ssh/sshd_config.d/10-lookout.conf, root's alone to write. Then, and only",
      "   if the first of these says nothing:",
      "     sshd -t && systemctl reload ssh",
      "4  The board, made by its account; invitations for its first moderators:",
      "     umask 077; runuser -u \(account) -- \(name) init \(plan.board) --name 'A dull name' >invitations",
      plan.door == .password
        ? "5  Their cards, to be handed over on paper, and nothing of it kept:"
        : "5  Their cards, to be handed over on paper with the file door-key, and nothing of it kept:",
      "     \(name) host card --to \(account)@THIS.HOST"
        + (plan.door == .password
          ? " --door-password-file door-password" : " --door-key-name door-key")
        + " <invitations",
      "     shred -u invitations",
      "6  What this host gives away as it is, and how to mend it:",
      "     sshd -T -C user=\(account),host=localhost,addr=127.0.0.1 | \\",
      "       \(name) host check --board \(plan.board) --sshd -",
    ]
  }

  private func doorSteps(_ name: String) -> [String] {
    switch plan.door {
    case .password:
      [
        "2  The door password, the same for everybody. It keeps strangers out; it opens no board:",
        "     umask 077; \(name) host password >door-password",
        "     printf '\(plan.account):%s\\n' \"$(cat door-password)\" | chpasswd",
      ]
    case .key:
      [
        "2  The door key, the same for everybody. It keeps strangers out; it opens no board:",
        "     umask 077; ssh-keygen -q -t ed25519 -N '' -C '' -f door-key",
        "     \(name) host authorize --board \(plan.board) door-key.pub |",
        "       install -m 0644 /dev/stdin \(plan.keysFile)",
      ]
    }
  }

  /// The program as a person calls it.
  private static func program(of plan: HostPlan) -> String {
    plan.program == "/usr/local/bin/lookout" || plan.program == "/usr/bin/lookout"
      ? "lookout" : plan.program
  }
}
