// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TestKit
internal import Testing

/// Every terminal, locale and size that somebody may come with, and what the screen leaves behind.
@Suite struct MatrixTests {
  // MARK: Kinds of terminal

  private static let terminals = [
    "xterm-256color", "screen", "screen-256color", "tmux-256color", "linux", "vt100", "ansi",
    "xterm", "rxvt",
  ]

  @Test(arguments: terminals)
  func `shows the board and gives the terminal back`(name: String) throws {
    try TemporaryFolder.with { folder in
      let terminal = try SampleBoard(in: folder).openBetweenSettings(["TERM": name])
      try visit(terminal)
      try expectGivenBack(terminal)
    }
  }

  @Test(arguments: [
    ("dumb", "cannot place its cursor"), ("no-such-terminal", "does not know the terminal"),
    ("", "does not know the terminal"), (nil, "does not know the terminal"),
  ])
  func `says in plain text what cannot be shown`(name: String?, reason: String) throws {
    try TemporaryFolder.with { folder in
      let board = try SampleBoard(in: folder)
      let terminal = try board.openBetweenSettings(name.map { ["TERM": $0] } ?? [:])
      try terminal.until("left with 64")
      try terminal.until(reason)
      try terminal.until("lookout list and lookout show need no terminal.")
      #expect(!terminal.output.contains(0x1B), "no sequence for a terminal that knows none")
      try expectSameSettings(terminal)
    }
  }

  @Test(arguments: [
    ("C", true), ("POSIX", true), ("en_GB.UTF-8", true), ("C.UTF-8", true),
    ("en_GB.ISO-8859-1", false),
  ])
  func `speaks the locale's character set`(locale: String, isUTF8: Bool) throws {
    try TemporaryFolder.with { folder in
      let terminal = try SampleBoard(in: folder)
        .openBetweenSettings(["TERM": "xterm-256color", "LC_ALL": locale])
      try visit(terminal)
      #expect(terminal.output.allSatisfy { $0 < 0x80 } == !isUTF8)
      #expect(!isUTF8 || terminal.text.contains("taxi · situation"))
      try expectGivenBack(terminal)
    }
  }

  @Test(arguments: ["", "1"])
  func `sends colours unless told otherwise`(noColour: String) throws {
    try TemporaryFolder.with { folder in
      let board = try SampleBoard(in: folder)
      let terminal = try board.openBetweenSettings([
        "TERM": "xterm-256color", "NO_COLOR": noColour,
      ])
      try terminal.until("situation to avoid")
      try board.reply("The porters know the number.", as: "ada")
      try terminal.until("2 posts")
      try visit(terminal)
      let numbers = terminal.text.split(separator: "\u{1B}[").flatMap { piece -> [Int] in
        guard let end = piece.firstIndex(where: \.isLetter), piece[end] == "m" else { return [] }
        return piece[..<end].split(separator: ";").compactMap { Int($0) }
      }
      let isColoured = numbers.contains { (30...38).contains($0) || (90...97).contains($0) }
      #expect(isColoured == noColour.isEmpty)
      try expectGivenBack(terminal)
    }
  }

  /// The list, a thread, the help, the words of a question, and out by the door.
  private func visit(_ terminal: PseudoTerminal) throws {
    try terminal.until("situation to avoid")
    for (keys, shown) in [
      ("\r", "late rank is fine"), ("q", "Matching staff board"), ("?", "MOVE"),
      ("q", "Matching staff board"), ("c", "question"), ("3", "4000"), ("\u{1B}", "taxi"),
    ] {
      let before = terminal.output.count
      terminal.send(keys)
      try terminal.until(shown, after: before)
    }
    terminal.send("qq")
    try terminal.until("left with 0")
  }

  /// Modes as found, the cursor shown, the other screen left, and no window title touched.
  private func expectGivenBack(_ terminal: PseudoTerminal) throws {
    try expectSameSettings(terminal)
    let output = terminal.text
    for (taken, given) in [
      ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?47h", "\u{1B}[?47l"),
      ("\u{1B}[?25l", "\u{1B}[?25h"),
      ("\u{1B}[?2004h", "\u{1B}[?2004l"), ("\u{1B}[?1000h", "\u{1B}[?1000l"),
      ("\u{1B}[?1006h", "\u{1B}[?1006l"),
    ] {
      guard let last = output.ranges(of: taken).last else { continue }
      #expect(output[last.upperBound...].contains(given), "\(given.debugDescription)")
    }
    for title in ["\u{1B}]0;", "\u{1B}]1;", "\u{1B}]2;", "\u{1B}k"] {
      #expect(!output.contains(title), "\(title.debugDescription)")
    }
  }

  /// What `stty -g` said before is what it says afterwards.
  private func expectSameSettings(_ terminal: PseudoTerminal) throws {
    #expect(try terminal.untilEnded() == 0)
    let lines = terminal.text.split(whereSeparator: \.isNewline)
    let settings = lines.compactMap { line in
      line.firstRange(of: "settings ").map { line[$0.upperBound...] }
    }
    #expect(settings.count == 2 && settings.first == settings.last, "\(settings)")
  }

  // MARK: Sizes

  private static let pages: [(page: String, keys: [String], shown: String)] = [
    ("the list", [], "No warning about someone"),
    ("a thread", ["Enter"], "The late rank is fine."),
    ("the help", ["?"], "MOVE"),
    ("a prompt", ["/", "l", "a", "t", "e"], "/ late"),
    ("a request by name", [":", "h", "e", "l", "p"], ": help"),
    ("a choice", ["Enter", "s"], "Counted once"),
    ("the filters", ["f"], "Show only"),
    ("the facts", ["c", "1"], "felt wrong"),
    ("the words", ["c", "3", "W", "h", "o"], "3 of 4000"),
    ("the preview", ["c", "3", "W", "h", "o", "C-d"], "exactly what others will see"),
  ]

  @Test(arguments: pages)
  func `follows the window`(page: String, keys: [String], shown: String) throws {
    try TemporaryFolder.with { folder in
      let board = try SampleBoard(in: folder)
      let terminal = try board.open()
      try terminal.until("taxi · situation to avoid")
      for key in keys { try terminal.press(key) }
      let before = try settled(terminal, showing: shown)
      for (columns, rows) in [(20, 5), (40, 12), (132, 43), (300, 100)] {
        try terminal.resize(columns: columns, rows: rows)
        try terminal.until("\(page) on \(columns)x\(rows)") { screen in
          screen.count == rows && screen.contains { !$0.isEmpty }
        }
        try terminal.resize(columns: 80, rows: 24)
        try terminal.until("\(page) as it was before \(columns)x\(rows):\n\(before)") {
          $0 == before
        }
      }
      try terminal.press("C-\\")
      #expect(try terminal.untilEnded() == 0)
    }
  }

  /// The screen once it no longer changes.
  private func settled(_ terminal: Tmux, showing text: String) throws -> [String] {
    var last = try terminal.until(text)
    try terminal.until("a screen at rest") { screen in
      defer { last = screen }
      return screen == last && screen.contains { $0.contains(text) }
    }
    return last
  }

  // MARK: What stays

  @Test(arguments: ["tmux-256color", "screen", "xterm-256color", "vt100", "linux"])
  func `hiding shows nothing, and Enter opens again`(name: String) throws {
    try TemporaryFolder.with { folder in
      let terminal = try SampleBoard(in: folder).open(environment: ["TERM": name])
      try terminal.until("1 thread")
      // The first Escape goes back to the list, as ever; where one was is where one comes back to.
      for (keys, place) in [
        (["C-x"], "The late rank is fine."), (["Escape", "Escape", "Escape"], "1 thread"),
      ] {
        try terminal.press("Enter")
        try terminal.until("The late rank is fine.")
        try terminal.press(keys)
        try terminal.until("a blank screen") { $0.allSatisfy(\.isEmpty) }
        try terminal.press("Enter")
        try terminal.until(place)
        try terminal.press("q")
        try terminal.until("1 thread")
      }
    }
  }

  @Test(arguments: ["tmux-256color", "screen", "xterm-256color"])
  func `leaving at once leaves nothing, in the scroll-back neither`(name: String) throws {
    try TemporaryFolder.with { folder in
      let terminal = try SampleBoard(in: folder).open(
        before: "seq -f 'line %g' 200", after: "echo gone; cat", environment: ["TERM": name])
      try terminal.until("situation to avoid")
      #expect(try terminal.history().contains { $0.contains("line 7") })
      try terminal.press("Enter")
      try terminal.until("The late rank is fine.")
      try terminal.press("C-\\")
      try terminal.until("gone")
      #expect(try terminal.history().filter { !$0.isEmpty } == ["gone"])
    }
  }

  @Test(arguments: ["tmux-256color", "xterm-256color", "vt100", "linux"])
  func `stops for the shell, and goes on where it was`(name: String) throws {
    try TemporaryFolder.with { folder in
      let board = try SampleBoard(in: folder)
      let terminal = try Tmux(
        ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"],
        environment: ["TERM": name, "PS1": "ready> ", "SWIFT_BACKTRACE": "enable=no"])
      try terminal.until("ready>")
      try terminal.type("stty -g >\(folder.path(of: "before")); \(board.openingCall)\n")
      try terminal.until("situation to avoid")
      try terminal.press("Enter")
      let thread = try settled(terminal, showing: "The late rank is fine.")
      try terminal.press("C-z")
      let shell = try terminal.until("Stopped")
      #expect(!shell.contains { $0.contains("late rank") || $0.contains("situation to avoid") })
      try terminal.type("stty -g | cmp - \(folder.path(of: "before")) && echo 'as'' before'\n")
      try terminal.until("as before")
      try terminal.type("fg\n")
      try terminal.until("the thread again") { $0 == thread }
      try terminal.press("q", "q", "q")
      try terminal.until("ready>")
    }
  }

  // MARK: A line that stalls

  @Test func `a stalled line holds up nobody else`() throws {
    try TemporaryFolder.with { folder in
      let board = try SampleBoard(in: folder)
      let terminal = try board.openBetweenSettings(["TERM": "xterm-256color"])
      try terminal.until("situation to avoid")
      try stall(terminal)
      let start = ContinuousClock.now
      try board.reply("The porters know the number.", as: "ada")
      #expect(ContinuousClock.now - start < .seconds(5))
      let before = terminal.output.count
      try terminal.until("2 posts", after: before)
      terminal.send("qq")
      try terminal.until("left with 0")
      try expectGivenBack(terminal)
    }
  }

  @Test func `a stalled line that drops ends the program`() throws {
    try TemporaryFolder.with { folder in
      let board = try SampleBoard(in: folder)
      let terminal = try board.openBetweenSettings(["TERM": "xterm-256color"])
      try terminal.until("situation to avoid")
      let process = try child(of: terminal.process)
      try stall(terminal)
      terminal.hangUp()
      let deadline = ContinuousClock.now + .seconds(10)
      while let stat = try? lines(of: "/proc/\(process)/stat").first, !stat.contains(") Z ") {
        guard ContinuousClock.now < deadline else { throw Failure("it outlives its terminal") }
        poll(nil, 0, 20)
      }
    }
  }

  /// Asks for the screen anew, and reads none of it, until no more is written.
  private func stall(_ terminal: PseudoTerminal) throws {
    let process = try child(of: terminal.process)
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      let before = try written(by: process)
      terminal.send("\u{0C}")
      let answer = ContinuousClock.now + .seconds(1)
      while try written(by: process) == before {
        guard ContinuousClock.now < answer else { return }
        poll(nil, 0, 1)
      }
    }
    throw Failure("a line that nobody reads took everything")
  }

  /// How many bytes a process has written, as far as its calls have come back.
  private func written(by process: Int32) throws -> Int {
    let facts = try lines(of: "/proc/\(process)/io")
    guard let line = facts.first(where: { $0.hasPrefix("wchar: ") }),
      let count = Int(line.dropFirst(7))
    else { throw Failure("the kernel does not tell what process \(process) has written") }
    return count
  }

  /// The only child of a process.
  private func child(of process: Int32) throws -> Int32 {
    let children = try lines(of: "/proc/\(process)/task/\(process)/children").first
    guard let child = children?.split(separator: " ").first.flatMap({ Int32($0) }) else {
      throw Failure("process \(process) has no child")
    }
    return child
  }

  private func lines(of path: String) throws -> [Substring] {
    guard let file = fopen(path, "r") else { throw Failure("\(path) cannot be read") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
  }
}
