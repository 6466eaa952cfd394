// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestKit
import Testing

/// The tools that other tests trust, here for want of a layer of their own.
@Suite("The tools of the tests")
struct TestKitTests {
  @Test("A temporary folder is private, and goes with everything in it")
  func temporaryFolder() throws {
    let path = try TemporaryFolder.with { folder in
      try folder.write("text", to: "file")
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
      #expect(FileManager.default.fileExists(atPath: folder.path(of: "file")))
      return folder.path
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("A golden text is missing, recorded, kept, and shows what changed")
  func golden() throws {
    try TemporaryFolder.with { folder in
      let file = folder.path(of: "Golden/name.txt")
      let first = ["one", "two   ", "three", ""]
      #expect(
        Golden.compare(lines: first, withFileAt: file, recording: false)?.contains("no golden")
          == true
      )
      #expect(
        Golden.compare(lines: first, withFileAt: file, recording: true)?.contains("recorded")
          == true
      )
      #expect(Golden.compare(lines: first, withFileAt: file, recording: true) == nil)
      #expect(
        Golden.compare(lines: ["one", "two", "three"], withFileAt: file, recording: false) == nil
      )
      let changed = Golden.compare(
        lines: ["one", "2", "three", "four"],
        withFileAt: file,
        recording: false
      )
      #expect(changed?.hasSuffix("  one\n- two\n+ 2\n  three\n+ four") == true)
    }
  }

  @Test("A golden text lies in the folder Golden beside its suite")
  func goldenPlace() throws {
    try TemporaryFolder.with { folder in
      let file = folder.path(of: "Golden/name.txt")
      _ = Golden.compare(lines: ["one", "two"], withFileAt: file, recording: true)
      Golden.expect("one\ntwo\n", matches: "name", filePath: folder.path(of: "Suite.swift"))
    }
  }

  @Test("A program runs with a clean environment, its input and what is added")
  func program() throws {
    let shell = try Program(path: "/bin/sh")
    let completion = try shell.run(
      "-c",
      "cat; echo $LC_ALL $EXTRA $HOME; echo problem >&2; exit 65",
      input: "text\n",
      environment: ["EXTRA": "1"]
    )
    #expect(completion.text == "text\nC.UTF-8 1\n")
    #expect(completion.errorText == "problem\n")
    #expect(completion.status == 65)
    #expect(throws: Failure.self) { try Program(path: "/nowhere/lookout") }
  }

  @Test("A process gets much, gives much on both streams, and ends as it says")
  func largeStreams() throws {
    let input = [UInt8](repeating: 0x61, count: 1 << 20)
    let child = try ChildProcess(
      "/bin/sh",
      arguments: ["-c", "tee /dev/stderr; exit 7"],
      environment: ["PATH": "/usr/bin:/bin"],
      input: input
    )
    let completion = try child.finish()
    #expect(completion.status == 7)
    #expect(completion.output == input)
    #expect(completion.errors == input)
  }

  @Test("A process inherits no environment and sees its input end")
  func cleanEnvironment() throws {
    let child = try ChildProcess("/usr/bin/env", arguments: [], environment: ["ONE": "1"])
    #expect(try child.finish().text == "ONE=1\n")
    let reader = try ChildProcess("/bin/cat", arguments: [], environment: [:])
    #expect(try reader.finish().status == 0)
  }

  @Test("Input that nobody reads ends nothing")
  func unreadInput() throws {
    let child = try ChildProcess(
      "/bin/true",
      arguments: [],
      environment: [:],
      input: [UInt8](repeating: 0, count: 1 << 20)
    )
    #expect(try child.finish().status == 0)
  }

  @Test("A process that hangs is killed with its children, and says what it had written")
  func timeout() throws {
    let child = try ChildProcess(
      "/bin/sh",
      arguments: ["-c", "sleep 1000 & echo $!; wait"],
      environment: ["PATH": "/usr/bin:/bin"]
    )
    try child.until(output: "\n")
    let failure = #expect(throws: Failure.self) { try child.finish(timeout: .milliseconds(50)) }
    let sleeper = failure?.description.split(separator: "\n").compactMap { pid_t($0) }.first
    let id = try #require(sleeper)
    try eventually("the child is gone") { kill(id, 0) != 0 || isZombie(id) }
  }

  @Test("A signal shows in the status")
  func signals() throws {
    let child = try ChildProcess("/bin/cat", arguments: [], environment: [:])
    child.send(SIGKILL)
    #expect(try child.finish().status == 128 + SIGKILL)
  }

  @Test("A program that is not there is a failure, not an exit")
  func missingProgram() {
    #expect(throws: Failure.self) {
      try ChildProcess("/nowhere/at-all", arguments: [], environment: [:])
    }
  }

  @Test("A terminal takes keys and text, shows its screen and cursor, and tells the end")
  func terminal() throws {
    let terminal = try Tmux(["/bin/cat"], columns: 40, rows: 8)
    try terminal.type("a;b é 漢;")
    let screen = try terminal.until("漢;")
    #expect(screen.count == 8)
    #expect(screen.first == "a;b é 漢;")
    #expect(try terminal.cursor() == (0, 9))
    try terminal.press("Enter")
    try terminal.until("two equal rows") { $0[0] == $0[1] }
    try terminal.press("C-d")
    #expect(try terminal.untilEnded() == 0)
    #expect(try terminal.screen().first == "a;b é 漢;")
  }

  @Test("A terminal tells the signal that ended its command")
  func terminalSignal() throws {
    let terminal = try Tmux(["/bin/sh", "-c", "kill -KILL $$"])
    #expect(try terminal.untilEnded() == 128 + SIGKILL)
  }

  @Test("A terminal can be resized, and its environment is clean")
  func resizing() throws {
    let terminal = try Tmux(
      ["/bin/sh", "-c", "trap 'stty size' WINCH; env; while :; do sleep 0.01; done"],
      columns: 60,
      rows: 20,
      environment: ["EXTRA": "1"]
    )
    let screen = try terminal.until("EXTRA=1")
    #expect(!screen.contains { $0.hasPrefix("HOME=") || $0.hasPrefix("TMUX=") })
    #expect(screen.contains("TERM=tmux-256color"))
    try terminal.resize(columns: 33, rows: 11)
    try terminal.until("11 33")
  }

  @Test("A hang-up ends the command, and a wait in vain shows the screen")
  func hangUp() throws {
    let terminal = try Tmux(["/bin/sh", "-c", "echo ready; exec cat"])
    try terminal.until("ready")
    let failure = #expect(throws: Failure.self) {
      try terminal.until("never", timeout: .milliseconds(30))
    }
    #expect(failure?.description.contains("\nready\n") == true)
    let id = try terminal.processID()
    try terminal.hangUp()
    try eventually("the command is gone") { kill(id, 0) != 0 || isZombie(id) }
  }

  private func eventually(_ what: Comment, _ holds: () -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while !holds() {
      try #require(ContinuousClock.now < deadline, what)
      poll(nil, 0, 5)
    }
  }

  /// Whether a process has ended and only waits to be reaped by whoever adopted it.
  private func isZombie(_ id: pid_t) -> Bool {
    let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
    return stat.map { $0.contains(") Z ") } ?? true
  }
}
