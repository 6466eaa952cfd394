// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// Somebody who means harm, or a machine that has gone wrong, with the real program: whoever it
/// meets is told by name, the others go on, and nothing that was acknowledged is lost.
///
/// One after another, since each takes the whole machine.
@Suite(.serialized) struct HostileUseTests {
  private let folder: TemporaryFolder
  private let board: SampleBoard

  private static let isSoaking = ProcessInfo.processInfo.environment["LOOKOUT_SOAK"] != nil

  init() throws {
    folder = try TemporaryFolder()
    board = try SampleBoard(in: folder)
  }

  // MARK: What the tests do again and again

  /// Starts a shell that sees the program, the board, the thread and the two codenames as
  /// `lookout`, `$board`, `$reference`, `$ada` and `$ben`.
  private func shell(_ script: String, _ words: [String] = ["/bin/sh", "-c"]) throws
    -> ChildProcess
  {
    try ChildProcess(
      words[0], arguments: words.dropFirst() + ["lookout() { \"$program\" \"$@\"; }; \(script)"],
      environment: Program.cleanEnvironment.merging([
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "program": board.program.path,
        "board": board.path, "reference": board.reference, "folder": folder.path,
        "ada": folder.path(of: "ada"), "ben": folder.path(of: "ben"),
      ]) { $1 })
  }

  /// One who comes to the screens, on a terminal whose bytes can be read.
  private func come() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [
        board.program.path, "open", "--board", board.path, "--codename-file",
        folder.path(of: "ben"),
      ],
      environment: Program.cleanEnvironment.merging(["TERM": "xterm-256color"]) { $1 })
    return terminal
  }

  private func post(_ text: String, at path: String? = nil) throws -> Completion {
    try board.program.start(
      [
        "post", board.reference, "--body-file", "-", "--board", path ?? board.path,
        "--codename-file", folder.path(of: "ada"),
      ], input: text
    ).finish(timeout: .seconds(30))
  }

  /// The texts of the thread, in their order.
  private func texts(at path: String? = nil) throws -> [String] {
    let shown = try board.program.run(
      "show", board.reference, "--json", "--board", path ?? board.path)
    let json = try JSONSerialization.jsonObject(with: Data(shown.output))
    let messages = (json as? [String: Any])?["messages"] as? [[String: Any]]
    return try #require(messages).compactMap { $0["body"] as? String }
  }

  private func expectSound(_ place: Comment? = nil) throws {
    let doctor = try board.program.run("doctor", "--board", board.path)
    #expect(doctor.status == 0, place)
  }

  // MARK: One who floods, and many who come

  @Test func aFloodHoldsUpNobody() throws {
    let count = HostileUseTests.isSoaking ? 300 : 50
    let lines = (1...count).flatMap {
      ["r", "5", "Flood number \($0) stands whole.", ".", "p", "p"]
    }
    _ = try folder.write(
      ([board.reference] + lines + ["q", "q"]).joined(separator: "\n") + "\n", to: "flood")
    let reader = try board.open()
    try reader.until("taxi · situation to avoid")
    let floods = try ["ada", "ben"].map {
      try shell(
        "lookout read --board $board --codename-file $\($0) <$folder/flood >$folder/\($0)-said")
    }
    var worst = Duration.zero
    for number in 1...5 {
      let start = ContinuousClock.now
      let posted = try post("Heard between, \(number).")
      worst = max(worst, ContinuousClock.now - start)
      #expect(posted.status == 0, "\(posted.errorText)")
      for (key, shown) in [("?", "MOVE"), ("q", "Matching staff board")] {
        try reader.press(key)
        try reader.until(shown, timeout: .seconds(3))
      }
    }
    #expect(worst < .seconds(10))
    for flood in floods {
      let end = try flood.finish(timeout: .seconds(900))
      #expect(end.status == 0, "\(end.errorText)")
    }
    let texts = try texts()
    let flooded = texts.filter { $0.hasPrefix("Flood") }.sorted()
    #expect(
      flooded
        == (1...count).flatMap { [$0, $0] }.map { "Flood number \($0) stands whole." }.sorted())
    #expect(texts.count { $0.hasPrefix("Heard between") } == 5)
    try reader.until("\(2 * count + 6) posts")
    try expectSound()
  }

  /// Twenty, or two hundred where there is time: more than the system has watches for.
  @Test func manySessionsOnOneBoardAllSeeWhatIsNew() throws {
    let count = HostileUseTests.isSoaking ? 200 : 20
    let clock = ContinuousClock()
    let start = clock.now
    let terminals = try (0..<count).map { _ in try come() }
    for terminal in terminals { try terminal.until("situation to avoid", timeout: .seconds(120)) }
    let opened = clock.now - start
    let resident = terminals.map { residentMemory(of: $0.process) }
    let seen = terminals.map(\.output.count)
    let file = try folder.write(
      """
      {"kind": "warning", "conduct": "unease", "basis": "first-hand", "occasion": "lift",
       "when": "this-week", "advice": ["leave-with-others"]}
      """, to: "second.json")
    let told = clock.now
    _ = try board.run("warn", as: "ada", "--file", file)
    for (terminal, seen) in zip(terminals, seen) {
      try terminal.until("1 new", after: seen, timeout: .seconds(60))
    }
    print(
      "\(count) sessions opened in \(opened), saw a new thread within \(clock.now - told); "
        + "\((resident.reduce(0, +) / count) >> 20) MiB each, "
        + "\(resident.reduce(0, +) >> 20) MiB in all")
    #expect((resident.max() ?? 0) <= 64 << 20)
    #expect(try post("There is still room to write.").status == 0)
    for terminal in terminals { terminal.send("qq") }
    for terminal in terminals { #expect(try terminal.untilEnded() == 0) }
    try expectSound()
  }

  private func residentMemory(of process: Int32) -> Int {
    let pages = (try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8))?
      .split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (pages ?? 0) * Int(getpagesize())
  }

  // MARK: Signals

  /// A shell that sends signals as fast as they are taken, until the process is gone.
  private func storm(_ signals: [String], at process: Int32) throws -> ChildProcess {
    let kills = signals.map { "kill -\($0) \(process)" }.joined(separator: " && ")
    return try shell("while \(kills); do sleep 0.001; done 2>/dev/null")
  }

  @Test func aStormOfSignalsStopsNoPost() throws {
    let terminal = try board.openBetweenSettings(["TERM": "xterm-256color"])
    try terminal.until("situation to avoid")
    let process = try child(of: terminal.process)
    let storm = try storm(["WINCH", "TSTP", "CONT", "STOP", "CONT", "URG", "CHLD"], at: process)
    terminal.send("\r")
    try terminal.until("late rank is fine")
    for number in 1...10 {
      let before = terminal.output.count
      terminal.send("r5")
      try terminal.until("of 4000", after: before)
      terminal.send("Storm number \(number).\u{4}")
      try terminal.until("exactly what others will see", after: before)
      terminal.send("p")
      guard terminal.wait(until: { (try? texts())?.contains("Storm number \(number).") == true })
      else { throw Failure("post \(number) never came: \(terminal.text.suffix(1_000))") }
    }
    // What ends the program comes in the middle of a sentence.
    let before = terminal.output.count
    terminal.send("r5")
    try terminal.until("of 4000", after: before)
    terminal.send("Half a sent")
    try terminal.until("Half a sent", after: before)
    kill(process, SIGTERM)
    _ = try storm.finish()
    try expectGivenBack(terminal)
    let ours = try texts().filter { $0.hasPrefix("Storm") }
    #expect(ours == (1...10).map { "Storm number \($0)." })
    try expectSound()
    let later = try board.open()
    try later.until("what you were writing")
  }

  /// Whatever ends a program, at a moment that nobody chose.
  @Test func whateverEndsItGivesTheTerminalBack() throws {
    for signal in ["HUP", "TERM", "INT", "USR1", "USR2", "ALRM", "PIPE", "XCPU", "34"] {
      let terminal = try board.openBetweenSettings(["TERM": "xterm-256color"])
      try terminal.until("Matching staff board")
      let process = try child(of: terminal.process)
      terminal.send("\rr5Meant to stay.\u{4}p")
      _ = try shell("kill -\(signal) \(process)").finish()
      try expectGivenBack(terminal)
    }
    // Each was posted, or is a draft, or was never read; there is no fourth.
    #expect(try texts().count { $0 == "Meant to stay." } <= 9)
    try expectSound()
  }

  private func child(of process: Int32) throws -> Int32 {
    let path = "/proc/\(process)/task/\(process)/children"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let child = text.split(separator: " ").first.flatMap({ Int32($0) }) else {
      throw Failure("process \(process) has no child")
    }
    return child
  }

  /// The screen left, the cursor shown, and the settings as they were found.
  private func expectGivenBack(_ terminal: PseudoTerminal) throws {
    try terminal.until("left with 0")
    #expect(try terminal.untilEnded() == 0)
    let text = terminal.text
    let end = try #require(text.ranges(of: "\u{1B}[?1049l").last)
    let settings = text.split(whereSeparator: \.isNewline).compactMap { line in
      line.firstRange(of: "settings ").map { line[$0.upperBound...] }
    }
    #expect(settings.count == 2 && settings.first == settings.last, "\(settings)")
    let hidden = text.ranges(of: "\u{1B}[?25l").last?.lowerBound ?? text.startIndex
    #expect(text[hidden...].contains("\u{1B}[?25h"))
    #expect(!text[end.upperBound...].contains("late rank"), "nothing of the board stays")
  }

  // MARK: No room

  private static let namespace = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]

  /// Whether this system gives a process a root and mounts of its own.
  private static let hasNamespaces: Bool = {
    let script = "mount -t tmpfs none /mnt && echo 0 >/proc/sys/user/max_inotify_instances"
    let tried = try? ChildProcess(
      namespace[0], arguments: namespace.dropFirst() + [script],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    ).finish()
    return tried?.status == 0
  }()

  @Test(.enabled(if: hasNamespaces, "this system gives no mount namespace to make a small disk in"))
  func aFullDiskSaysSoAndLosesNothing() throws {
    let full = try shell(
      """
      mkdir "$folder/small" && mount -t tmpfs -o size=1m,mode=0700 none "$folder/small" || exit 90
      cp -a "$board" "$folder/small/board"; board=$folder/small/board
      left=$(df --output=avail "$folder/small" | tail -n 1)
      dd if=/dev/zero of="$folder/small/filler" bs=1k count=$((left - 16)) 2>/dev/null
      i=0
      while i=$((i + 1)) && [ $i -lt 400 ]; do
        echo "Number $i stands whole." | lookout post $reference --body-file - --board $board \\
          --codename-file $ada 2>$folder/small-says || { echo "refused $?" && break; }
      done
      cat $folder/small-says >&2
      lookout list --board $board --codename-file $ben >/dev/null || echo "list $?"
      lookout show $reference --json --board $board >$folder/small-shown || echo "show $?"
      lookout doctor --board $board >&2 || echo "doctor $?"
      rm "$folder/small/filler"
      echo "There is room again." | lookout post $reference --body-file - --board $board \\
        --codename-file $ada || echo "post $?"
      lookout doctor --board $board >/dev/null || echo "doctor $?"
      cp -a $board $folder/small-board
      """, HostileUseTests.namespace)
    let end = try full.finish(timeout: .seconds(120))
    let lines = end.text.split(separator: "\n").map(String.init)
    let refusal = try #require(lines.firstIndex { $0.hasPrefix("refused") }, "\(end.errorText)")
    #expect(lines[refusal] == "refused 74", "\(end.errorText)")
    #expect(refusal > 5, "some posts found room")
    #expect(end.errorText.contains("The disk is full; nothing was written"), "\(end.errorText)")
    #expect(lines.count == refusal + 2, "\(lines[refusal...])")
    let said = try texts(at: folder.path(of: "small-board")).filter { $0.hasPrefix("Number") }
    #expect(said == (1...refusal).map { "Number \($0) stands whole." })
  }

  // MARK: The lock

  @Test func theHolderOfTheLockIsNamedAndReadersGoOn() throws {
    let reader = try board.open()
    try reader.until("taxi · situation to avoid")
    let holder = try ChildProcess(
      "flock", arguments: ["--no-fork", board.path + "/lock", "sh", "-c", "echo held; exec cat"],
      environment: Program.cleanEnvironment, input: [UInt8](repeating: 10, count: 1 << 20))
    try holder.until(output: "held")
    let writer = try shell(
      "echo Words. | lookout post $reference --body-file - --board $board --codename-file $ada")
    // Going to and fro leaves something to be kept, which waits for the lock and keeps nobody.
    for (key, shown) in [
      ("Enter", "The late rank is fine."), ("q", "1 thread"), ("Enter", "The late rank is fine."),
      ("?", "MOVE"), ("q", "The late rank is fine."), ("q", "1 thread"),
    ] {
      try reader.press(key)
      try reader.until(shown, timeout: .seconds(2))
    }
    #expect(try board.run("search", as: "ben", "shared cab").contains(board.reference))
    let end = try writer.finish(timeout: .seconds(30))
    #expect(end.status == 69, "\(end.errorText)")
    #expect(end.errorText.contains("Another process (\(holder.id))"), "\(end.errorText)")
    #expect(end.errorText.contains("nothing was written"), "\(end.errorText)")
    holder.send(SIGKILL)
    #expect(try post("It is free.").status == 0)
    try reader.until("2 posts")
  }

  // MARK: Clocks

  /// A day to either side is what another time zone gives, without touching the machine's clock;
  /// what years do is SessionTests' to show.
  @Test func clocksThatDisagreeLoseNothing() throws {
    for (number, zone) in ["A+24", "B-24", "A+24", "UTC", "B-24"].enumerated() {
      let posted = try board.program.start(
        [
          "post", board.reference, "--body-file", "-", "--board", board.path, "--codename-file",
          folder.path(of: "ada"),
        ], input: "At \(number).", environment: ["TZ": zone]
      ).finish()
      #expect(posted.status == 0, "\(zone): \(posted.errorText)")
      for reader in ["A+24", "UTC", "B-24"] {
        let list = try board.program.run(
          "list", "--board", board.path, environment: ["TZ": reader])
        #expect(list.status == 0 && list.text.contains(board.reference), "\(list.errorText)")
      }
    }
    #expect(try texts().filter { $0.hasPrefix("At") } == (0..<5).map { "At \($0)." })
    try expectSound()
  }

  // MARK: Files that are something else

  @Test func aBoardByALinkIsThatBoard() throws {
    let link = folder.path(of: "link")
    symlink(board.path, link)
    #expect(try post("By a link.", at: link).status == 0)
    #expect(try texts().last == "By a link.")
    for (name, target, status) in [
      ("loop", folder.path(of: "loop"), Int32(74)), ("nowhere", "/nowhere/at/all", 66),
      ("file", folder.path(of: "ada"), 66),
    ] {
      let path = folder.path(of: name)
      symlink(target, path)
      let refused = try post("Words.", at: path)
      #expect(refused.status == status && refused.errorText.contains(path), "\(refused.errorText)")
    }
  }

  private static let swapped = [
    "board.json", "journal", "journal/00000001.jsonl", "private.jsonl", "later.jsonl", "lock",
    "unlock", "snapshot", "snapshot/board.jsonl", "snapshot/text.bin", "snapshot/lock",
  ]

  @Test func aFileThatIsSomethingElseIsNamedOrPassedOver() throws {
    mkdir(board.path + "/snapshot", 0o700)
    for name in HostileUseTests.swapped {
      let path = board.path + "/" + name
      let aside = folder.path(of: "aside")
      let isThere = rename(path, aside) == 0
      for kind in ["fifo", "folder", "link to a device", "device"] {
        switch kind {
        case "fifo": mkfifo(path, 0o600)
        case "folder": mkdir(path, 0o700)
        case "link to a device": symlink("/dev/zero", path)
        default:
          // The device behind /dev/zero, where this may make one; a lock is not read.
          guard name == "journal/00000001.jsonl", mknod(path, S_IFCHR | 0o600, 1 << 8 | 5) == 0
          else { continue }
        }
        let place = "\(name) as a \(kind)"
        let list = try board.program.start(
          ["list", "--board", board.path, "--codename-file", folder.path(of: "ben")]
        ).finish(timeout: .seconds(15))
        let posted = list.status == 0 ? try post("With \(place).") : list
        for ended in [list, posted] {
          let words = ended.errorText
          let isNamed = words.contains(board.path) || words.contains("journal is an older copy")
          #expect(
            ended.status == 0 || [65, 66, 74].contains(ended.status) && isNamed,
            "\(place): \(ended.status) \(ended.errorText)")
        }
        #expect(list.status != 0 || list.text.contains(board.reference), "\(place)")
        if unlink(path) != 0 { rmdir(path) }
      }
      if isThere { #expect(rename(aside, path) == 0) }
    }
    #expect(try texts().first?.contains("shared cab") == true)
    try expectSound()
  }

  @Test func aJournalThatTurnsIntoSomethingElseStopsNoScreen() throws {
    let terminal = try board.open()
    try terminal.until("taxi · situation to avoid")
    let (path, aside) = (board.path + "/journal/00000001.jsonl", folder.path(of: "aside"))
    rename(path, aside)
    for make in [{ mkfifo(path, 0o600) }, { symlink("/dev/zero", path) }, { mkdir(path, 0o700) }] {
      #expect(make() == 0)
      for (key, shown) in [("?", "MOVE"), ("q", "Matching staff board")] {
        try terminal.press(key)
        try terminal.until(shown, timeout: .seconds(5))
      }
      if unlink(path) != 0 { rmdir(path) }
    }
    rename(aside, path)
    try board.reply("It is back.", as: "ada")
    try terminal.until("2 posts", timeout: .seconds(5))
    try expectSound()
  }

  // MARK: No watches

  @Test(.enabled(if: hasNamespaces, "this system gives no user namespace to take the watches in"))
  func whereNoWatchIsToBeHadNewPostsShowAllTheSame() throws {
    let terminal = try Tmux(
      Array(HostileUseTests.namespace) + [
        """
        echo 0 >/proc/sys/user/max_inotify_instances && exec "$@"
        """, "sh", board.program.path, "open", "--board", board.path, "--codename-file",
        folder.path(of: "ben"),
      ])
    try terminal.until("taxi · situation to avoid")
    let descriptors = try FileManager.default.contentsOfDirectory(
      atPath: "/proc/\(try terminal.processID())/fd"
    ).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(try terminal.processID())/fd/\($0)")
    }
    #expect(!descriptors.isEmpty && !descriptors.contains { $0.contains("inotify") })
    try board.reply("Seen without a watch.", as: "ada")
    try terminal.until("2 posts", timeout: .seconds(5))
  }
}
