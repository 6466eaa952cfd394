// SPDX-License-Identifier: Apache-2.0

import Canvas
import Glibc
import Terminal
import Testing

/// A real program on a real terminal, seen from the other end.
@Suite(.serialized) struct TerminalTests {
  // MARK: Taking and giving back

  @Test func `the terminal is taken, and given back on leaving`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(!terminal.isAsAShellExpects)
    #expect(terminal.wait { _, output in output.contains("\u{1B}[?1049h") })
    #expect(terminal.wait { _, output in output.contains("\u{1B}[?2004h") })
    terminal.send("q")
    #expect(terminal.end() == 0)
    expectGivenBack(terminal)
  }

  /// A trap, abort(), a stack that overflows, and exit() without unwinding.
  @Test(arguments: ["t", "a", "o", "e"])
  func `a crash gives the terminal back`(way: String) throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(!terminal.isAsAShellExpects)
    terminal.send(way)
    let status = terminal.end() ?? 0
    #expect(
      way == "e" ? status == 4 : [SIGILL, SIGTRAP, SIGABRT, SIGSEGV].contains(status - 128)
    )
    expectGivenBack(terminal)
  }

  /// What is sent from outside does not repeat by itself, as a fault does.
  @Test(arguments: [SIGSEGV, SIGABRT, SIGTRAP, SIGQUIT])
  func `a fatal signal from outside ends the program as it should`(number: Int32) throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    terminal.signal(number)
    #expect(terminal.end() == 128 + number)
    expectGivenBack(terminal)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGALRM, SIGPIPE, SIGXFSZ, 40])
  func `a request to end is read, not suffered`(number: Int32) throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    terminal.signal(number)
    #expect(terminal.end() == 3)
    expectGivenBack(terminal)
  }

  @Test func `leaving at once wipes the screen and what scrolled off it`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    terminal.send("\u{1C}")
    #expect(terminal.end() == 0)
    expectGivenBack(terminal)
    let end = text(terminal.output).suffix(20)
    #expect(end.hasSuffix("\u{1B}[H\u{1B}[2J\u{1B}[3J"))
  }

  private func expectGivenBack(_ terminal: ProbeTerminal) {
    #expect(terminal.wait { _, output in output.contains("\u{1B}[?1049l") })
    let output = text(terminal.output)
    #expect(output.contains("\u{1B}[?2004l"))
    let clicks = output.ranges(of: "\u{1B}[?1000h").last?.upperBound ?? output.endIndex
    #expect(output[clicks...].contains("\u{1B}[?1006l\u{1B}[?1000l"))
    let hidden = output.ranges(of: "\u{1B}[?25l").last?.lowerBound ?? output.startIndex
    #expect(output[hidden...].contains("\u{1B}[?25h"))
    #expect(terminal.isAsAShellExpects)
  }

  @Test func `a lost terminal ends the program at once`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    let start = ContinuousClock.now
    terminal.hangUp()
    #expect(terminal.end() == 3)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  /// Outside the terminal's session no SIGHUP comes, and only poll can tell.
  @Test func `a terminal that vanishes without a signal is noticed as well`() throws {
    let terminal = try ProbeTerminal(command: [
      "/bin/sh", "-c", "trap '' HUP; setsid $PROBE $REPORT",
    ])
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    terminal.send("\u{1B}[200~never ended")
    #expect(terminal.wait { reported, _ in reported.last == "shown" })
    let start = ContinuousClock.now
    terminal.hangUp()
    #expect(terminal.end() == 3)
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(terminal.reported().suffix(2) == ["paste(\"never ended\")", "hung up"])
  }

  // MARK: Refusing

  @Test(arguments: [
    ("TERM", "no-such-terminal", "refused unknownTerminal(\"no-such-terminal\")"),
    ("TERM", "", "refused unknownTerminal(\"\")"),
    ("TERM", "dumb", "refused tooPlain(\"dumb\")"),
  ])
  func `a terminal that will not do is refused by name`(name: String, value: String, line: String)
    throws
  {
    let terminal = try ProbeTerminal([name: value])
    #expect(terminal.end() == 2)
    #expect(terminal.reported() == [line])
    #expect(terminal.output.isEmpty)
    #expect(terminal.isAsAShellExpects)
  }

  @Test(arguments: ["</dev/null", "| cat"])
  func `what is no terminal is refused`(redirection: String) throws {
    let terminal = try ProbeTerminal(command: ["/bin/sh", "-c", "$PROBE $REPORT \(redirection)"])
    #expect(terminal.end() != nil)
    #expect(terminal.reported() == ["refused notATerminal"])
    #expect(terminal.output.isEmpty)
  }

  @Test func `a second screen in the same process is refused`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(terminal.after([0x62], lines: 2) == [said(.character("b")), "refused alreadyOpen"])
  }

  // MARK: Kinds of terminal

  @Test func `colours where there are colours`() throws {
    #expect(try colours(["TERM": "xterm-256color"]).isSuperset(of: [31, 32, 35]))
    #expect(try colours(["TERM": "linux"]).isSuperset(of: [31, 32, 35]))
    #expect(try colours(["NO_COLOR": "1"]).isEmpty)
    #expect(try colours(["TERM": "vt100"]).isEmpty)
  }

  /// The colours that the first frame sends.
  private func colours(_ environment: [String: String]) throws -> Set<Int> {
    let terminal = try ProbeTerminal(environment)
    #expect(terminal.wait { _, output in output.contains("Item 6") })
    let numbers = text(terminal.output).split(separator: "\u{1B}[").flatMap { piece -> [Int] in
      guard let end = piece.firstIndex(where: { $0.isLetter }), piece[end] == "m" else { return [] }
      return piece[..<end].split(separator: ";").compactMap { Int($0) }
    }
    return Set(numbers.filter { (30...49).contains($0) || (90...107).contains($0) })
  }

  @Test(arguments: ["vt100", "linux", "screen"])
  func `a plain terminal gets no sequence it does not know`(name: String) throws {
    let terminal = try ProbeTerminal(["TERM": name])
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(terminal.after(Array("\u{1B}[C".utf8)) == [said(.right)])
    terminal.send("q")
    #expect(terminal.end() == 0)
    #expect(!text(terminal.output).contains("2004"))
    #expect(terminal.isAsAShellExpects)
  }

  @Test(arguments: [
    ("xterm-256color", true), ("tmux-256color", true), ("screen", true), ("vt100", false),
    ("linux", false), ("rxvt-unicode", false),
  ])
  func `the mouse is asked for where its reports can be read`(name: String, isAsked: Bool) throws {
    let terminal = try ProbeTerminal(["TERM": name])
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(terminal.after([0x6A]) == [said(.character("j"))])
    #expect(text(terminal.output).contains("\u{1B}[?1000h\u{1B}[?1006h") == isAsked)
    terminal.send("q")
    #expect(terminal.end() == 0)
    #expect(text(terminal.output).contains("\u{1B}[?1006l\u{1B}[?1000l") == isAsked)
  }

  /// Where there is no other screen to return to, what was shown must still not stay.
  @Test(arguments: [("vt100", "q"), ("vt100", "t"), ("linux", "q"), ("linux", "t")])
  func `nothing shown stays on a terminal with one screen`(name: String, way: String) throws {
    let terminal = try ProbeTerminal(["TERM": name])
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(terminal.wait { _, output in output.contains("Item 22") })
    terminal.send(way)
    #expect(terminal.end() != nil)
    let output = text(terminal.output)
    let cleared = output.ranges(of: "\u{1B}[J").last?.lowerBound ?? output.startIndex
    #expect(!output[cleared...].contains("Item"))
    #expect(terminal.isAsAShellExpects)
  }

  @Test(arguments: [
    (["LC_ALL": "C"], true), (["LC_ALL": "", "LANG": ""], true),
    (["LC_ALL": "en_GB.UTF-8"], true), (["LC_ALL": "en_GB.ISO-8859-1"], false),
    (["LC_ALL": "", "LANG": "de_DE.ISO-8859-15@euro"], false),
  ])
  func `a terminal gets the characters it can show`(environment: [String: String], utf8: Bool)
    throws
  {
    let terminal = try ProbeTerminal(environment)
    #expect(terminal.wait(for: "ready 24x80 utf8 \(utf8)"))
    #expect(terminal.after([0x77]) == [said(.character("w"))])
    let shown = utf8 ? "漢字 café ─ ⌘" : "? ?  cafe - ?"
    #expect(terminal.wait { _, output in output.contains(shown) })
    #expect(utf8 || terminal.output.allSatisfy { $0 < 0x80 })
  }

  // MARK: Keys

  /// Through curses and all.
  @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "rxvt-unicode"])
  func `keys arrive as themselves`(name: String) throws {
    let terminal = try ProbeTerminal(["TERM": name])
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    let keys: [(String, [Key])] = InputDecoderTests.keys + [("\u{1B}", [.escape])]
    for (sequence, keys) in keys where !keys.isEmpty && keys.allSatisfy({ !isCommand($0) }) {
      let lines = terminal.after(Array(sequence.utf8), lines: keys.count)
      #expect(lines == keys.map(said), "\(name): \(sequence.debugDescription)")
    }
  }

  /// The line that the probe writes about a key.
  private func said(_ key: Key) -> String {
    "\(Input.key(key))"
  }

  /// Keys that end or stop the probe.
  private func isCommand(_ key: Key) -> Bool {
    switch key {
    case .character(let character): "taoeqwb".contains(character)
    case .control(let character): "z\\".contains(character)
    default: false
    }
  }

  @Test func `a key that is cut in two is still one key`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(terminal.after([0xE6], lines: 0) == [])
    #expect(terminal.after([0xBC], lines: 0) == [])
    #expect(terminal.after([0xA2]) == [said(.character("漢"))])
    #expect(terminal.after(Array("\u{1B}[1".utf8), lines: 0) == [])
    #expect(terminal.after(Array(";5C".utf8)) == [said(.wordRight)])
  }

  @Test func `a paste arrives whole and presses no keys`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    let text = String(repeating: "quite a toe é 漢, ", count: 1000)
    let lines = terminal.after(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8))
    #expect(lines == ["paste(\(text.debugDescription))"])
  }

  // MARK: Signals

  @Test func `a new size is told and drawn on`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    for (rows, columns) in [(30, 100), (3, 5), (1, 1), (12, 40)] as [(Int32, Int32)] {
      terminal.resize(rows: rows, columns: columns)
      #expect(terminal.wait(for: "resized(Canvas.Size(rows: \(rows), columns: \(columns)))"))
      #expect(terminal.wait { reported, _ in reported.last == "shown" })
    }
    #expect(terminal.reported().contains("signal windowChanged"))
  }

  @Test func `a new size repaints once, with no blank screen in between`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait { _, output in output.contains("Item 22") })
    let before = terminal.output.count
    terminal.resize(rows: 30, columns: 100)
    #expect(terminal.wait { _, output in output.contains("Item 28") })
    let painted = text(Array(terminal.output[before...]))
    #expect(painted.ranges(of: "\u{1B}[2J").count == 1)
    #expect(painted.ranges(of: "Item 7").count == 1)
  }

  @Test func `Ctrl-Z where nobody could continue does not stop`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    #expect(terminal.after([0x1A]) == [said(.control("z"))])
    #expect(!terminal.isAsAShellExpects)
    #expect(terminal.after([0x6A]) == [said(.character("j"))])
  }

  @Test func `Ctrl-Z gives the terminal to the shell, and fg takes it again`() throws {
    let terminal = try ProbeTerminal(command: ["/bin/bash", "--norc", "--noediting", "-i"])
    terminal.send("$PROBE $REPORT; echo left with $?\n")
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    terminal.send([0x1A])
    #expect(terminal.wait { _, output in output.contains("Stopped") })
    #expect(terminal.isAsAShellExpects)
    terminal.send("fg\n")
    #expect(terminal.wait(for: "signal continued"))
    #expect(terminal.wait { reported, _ in reported.last == "shown" })
    #expect(!terminal.isAsAShellExpects)
    terminal.send("q")
    #expect(terminal.wait { _, output in output.contains("left with") || output.contains("$ ") })
    #expect(terminal.wait { _, _ in terminal.isAsAShellExpects })
  }

  // MARK: Thrift

  /// Ten steps in a list of fifty rows; each changes the style of two rows of 31 characters.
  @Test func `a step down a list costs little`() throws {
    let cost = try (sent(steps: 11) - sent(steps: 1)) / 10
    #expect((62...200).contains(cost), "\(cost) bytes")
  }

  /// The bytes that a session of so many steps sends.
  private func sent(steps: Int) throws -> Int {
    let terminal = try ProbeTerminal(rows: 51)
    #expect(terminal.wait(for: "ready 51x80 utf8 true"))
    for _ in 0..<steps {
      #expect(terminal.after([0x6A]) == [said(.character("j"))])
    }
    terminal.send("q")
    #expect(terminal.end() == 0)
    return terminal.output.count
  }

  @Test func `a frame that has not changed costs nothing`() throws {
    let terminal = try ProbeTerminal()
    #expect(terminal.wait(for: "ready 24x80 utf8 true"))
    _ = terminal.after([0x78])
    #expect(terminal.wait { _, output in output.contains("\"x\"") })
    let before = terminal.output.count
    for _ in 0..<5 { _ = terminal.after([0x78]) }
    #expect(terminal.output.count == before)
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
