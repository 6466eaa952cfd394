// SPDX-License-Identifier: Apache-2.0

/// What may be asked for over SSH: the one list, and nothing that is not on it.
///
/// A new command is one line, here or among those that are kept back; a test asks for one of the two.
/// An option that takes a file stands with `-`, which is the only path over SSH, or is left out.
enum DoorTable {
  static let rows = [
    DoorRow("open", .anybody),
    DoorRow("read", .member),
    DoorRow(
      "list", .member,
      "--kind WORD --conduct WORD --occasion WORD --when WORD --subject WORD --basis WORD --unread "
        + "--watched --sort WORD --limit WORD --json"),
    DoorRow("show", .member, "--json"),
    DoorRow("search", .member, "--limit WORD --json"),
    DoorRow("warn", .member, "--file - --later --again WORD --json"),
    DoorRow("post", .member, "--body-file - --reply-to WORD --again WORD --json"),
    DoorRow("amend", .member, "--body-file - --json"),
    DoorRow("withdraw", .member),
    DoorRow("same-here", .member, "--basis WORD"),
    DoorRow("all-clear", .member),
    DoorRow("thanks", .member),
    DoorRow("report", .member, "--reason WORD --json"),
    DoorRow("mail", .member, "--json"),
    DoorRow("mail list", .member, "--json"),
    DoorRow("mail answer", .member, "--body-file - --preview"),
    DoorRow("mail take-back", .member),
    DoorRow("moderate queue", .member, "--json"),
    DoorRow("moderate look", .member, "--json"),
    DoorRow("moderate approve", .member, "--json"),
    DoorRow("moderate reject", .member, "--reason WORD"),
    DoorRow("moderate resolve", .member),
    DoorRow(
      "moderate policy", .member, "--publication WORD --hours WORD --review-address WORD --json"),
    DoorRow("moderate ask", .member, "--text-file - --preview"),
    DoorRow("moderate notice", .member, "--arrived WORD --json"),
    DoorRow("moderate dispute", .member, "--body-file - --preview --json"),
    DoorRow("moderate data-request", .member, "--arrived WORD --json"),
    DoorRow("moderate record", .member, "--act WORD --reason WORD --by WORD --json"),
    DoorRow("moderate moderators", .member, "--json"),
    DoorRow("moderate propose", .member, "--take WORD --drop WORD --myself"),
    DoorRow("moderate confirm", .member),
    DoorRow("moderate set-aside", .member, "--reason WORD"),
    DoorRow("moderate put-back", .member, "--reason WORD"),
    DoorRow("moderate lock", .member, "--reason WORD"),
    DoorRow("moderate unlock", .member, "--reason WORD"),
    DoorRow("moderate pin", .member, "--reason WORD"),
    DoorRow("moderate unpin", .member, "--reason WORD"),
    DoorRow("moderate merge", .member, "--into WORD --reason WORD"),
    DoorRow("moderate split", .member, "--reason WORD"),
    DoorRow("moderate redact", .member, "--reason WORD --body-file -"),
    DoorRow("moderate original", .member),
    DoorRow("moderate expire", .member, "--reason WORD"),
    DoorRow("moderate revive", .member, "--reason WORD"),
    DoorRow("moderate mute", .member, "--reason WORD"),
    DoorRow("moderate unmute", .member, "--reason WORD"),
    DoorRow("upcoming", .member, "--json"),
    DoorRow("upcoming list", .member, "--json"),
    DoorRow(
      "upcoming add", .member, "--occasion WORD --week WORD --until WORD --name WORD --json"),
    DoorRow("upcoming drop", .member),
    DoorRow("pulse", .anybody),
    DoorRow("later", .member, "--json"),
    DoorRow("later list", .member, "--json"),
    DoorRow("later stop", .member),
    DoorRow("who", .member, "--json"),
    DoorRow("about", .member, "--json"),
    DoorRow("roster list", .member, "--json"),
    DoorRow("invite", .member, "--count WORD --moderator"),
    DoorRow("join", .anybody, "--invitation-file - --codename-file -"),
    DoorRow("codename change", .member, "--new-codename-file -"),
    DoorRow("codename leave", .member, "--yes"),
    DoorRow("moderate suspend", .member, "--reason WORD --json"),
    DoorRow("moderate suspensions", .member, "--json"),
    DoorRow("note add", .member, "--body-file - --json"),
    DoorRow("note list", .member, "--json"),
    DoorRow("note export", .member, "--text - --json -"),
    DoorRow("note erase", .member),
    DoorRow("prove", .member, "--challenge WORD"),
    DoorRow("verify", .member, "--proof ANY --challenge WORD --json"),
    DoorRow("routes", .anybody, "--need WORD --since ANY --json"),
    DoorRow("routes correct", .member, "--text-file - --drop"),
    DoorRow("anonymise", .anybody, "--lines --json"),
    DoorRow("protects", .anybody),
    DoorRow("help", .anybody),
  ]

  /// The program's other commands, and why each is not offered.
  static let keptBack = [
    "init": steward, "seed": steward, "host": steward, "doctor": steward, "generate": steward,
    "door": "You are through it already.", "roster import": steward,
  ]

  private static let steward = "It is for whoever runs the host."

  /// The row whose words begin a call, the longest; nil where none do.
  static func row(of words: [String]) -> DoorRow? {
    rows.filter { words.starts(with: $0.name) }.max { $0.name.count < $1.name.count }
  }
}
