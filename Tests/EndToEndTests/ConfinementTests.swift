// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// What a session at the door asks of the system, as strace sees it.
@Suite struct ConfinementTests {
  private let folder: TemporaryFolder
  private let board: SampleBoard

  init() throws {
    folder = try TemporaryFolder()
    board = try SampleBoard(in: folder)
  }

  private static let calls =
    "execve,execveat,fork,vfork,clone,clone3,socket,socketpair,connect,open,openat,openat2,creat,"
    + "unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,truncate,"
    + "chmod,fchmodat,chown,fchownat,ptrace,mount,setuid,setgid"

  /// The door under strace, which writes what it saw to a file.
  private func door() throws -> [String] {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else {
      throw Failure("There is no strace. Install it (.ci/packages test does).")
    }
    return [
      "/usr/bin/strace", "-f", "-qq", "-y", "-s", "4096", "-o", folder.path(of: "calls"), "-e",
      "trace=\(ConfinementTests.calls)", board.program.path, "door", "--board", board.path,
    ]
  }

  @Test(arguments: [
    ("list --json", "ada of the tests\n"), ("show REF", "ada of the tests\n"),
    ("post REF --body-file -", "ada of the tests\nThe rank has moved.\n"),
    ("search rank", "ada of the tests\n"), ("routes --need talk", ""), ("anonymise", "Ring x4801."),
    ("read", "ada of the tests\n1\nq\n"), ("help", ""), ("list --board /etc", ""),
    ("bash -c id", ""),
  ])
  func `a command opens the board and nothing else`(call: String, input: String) throws {
    let line = call.replacing("REF", with: board.reference)
    let command = try door()
    _ = try ChildProcess(
      command[0], arguments: Array(command.dropFirst()),
      environment: Program.cleanEnvironment.merging(["SSH_ORIGINAL_COMMAND": line]) { $1 },
      input: Array(input.utf8)
    ).finish(timeout: .seconds(60))
    try expectConfined()
  }

  @Test func `the screens open the board, the terminal's description and nothing else`() throws {
    let terminal = try Tmux(
      ["/usr/bin/env", "HOME=/root", "TERMINFO=/etc", "LANG=en_GB.UTF-8"] + door())
    try terminal.until("Codename", timeout: .seconds(20))
    try terminal.type("ada of the tests")
    try terminal.press("Enter")
    try terminal.until("taxi · situation to avoid", timeout: .seconds(20))
    try terminal.press("Enter")
    try terminal.until("The late rank is fine.")
    try terminal.press("r", "5")
    try terminal.until("Ctrl-D")
    try terminal.type("So it is.")
    try terminal.press("C-d")
    try terminal.until("exactly what others will see")
    try terminal.press("p")
    try terminal.until("So it is.")
    try terminal.press("C-z", "?", "q", "5", "q", "q", "q")
    #expect(try terminal.untilEnded() == 0)
    let lines = try expectConfined()
    #expect(lines.contains { $0.contains("terminfo") }, "strace saw the screens begin")
  }

  @Test func `a caller's environment leads nowhere`() throws {
    let command = try door()
    let ended = try ChildProcess(
      command[0], arguments: Array(command.dropFirst()),
      environment: Program.cleanEnvironment.merging([
        "SSH_ORIGINAL_COMMAND": "list", "LOOKOUT_BOARD": "/tmp", "XDG_DATA_HOME": "/tmp",
        "LOOKOUT_CODENAME_FILE": "/etc/passwd", "LC_ALL": "../../../tmp",
        "TERM": "../../etc/passwd",
        "TZ": "/etc/passwd",
      ]) { $1 }, input: Array("ada of the tests\n".utf8)
    ).finish(timeout: .seconds(60))
    #expect(ended.status == 0 && ended.text.contains(board.reference), "\(ended.errorText)")
    try expectConfined()
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a program to another user"))
  func `the program runs with nobody else's rights`() throws {
    for (mode, group) in [(mode_t(0o4755), gid_t(0)), (mode_t(0o2755), gid_t(65_534))] {
      let copy = folder.path(of: "lookout-\(mode)")
      // By another process: a copy that one of ours still had open for writing could not be run.
      _ = try ChildProcess(
        "/bin/cp", arguments: [board.program.path, copy], environment: Program.cleanEnvironment
      ).finish()
      chown(copy, mode == 0o4755 ? 65_534 : 0, group)
      chmod(copy, mode)
      let ended = try ChildProcess(
        copy, arguments: ["protects"], environment: Program.cleanEnvironment
      ).finish()
      #expect(ended.status == 77 && ended.output.isEmpty, "\(ended.errorText)")
      #expect(ended.errorText.contains("setuid or setgid"))
    }
  }

  /// Holds that after its start the process ran nothing, talked to nobody, and looked at nothing but
  /// the board, the terminal's description, the locale and the time zone; gives what it did.
  @discardableResult
  private func expectConfined() throws -> [String] {
    let text = try String(contentsOfFile: folder.path(of: "calls"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    // The program's first act of its own; before it come the loader and the runtime.
    let start = try #require(lines.firstIndex { $0.contains("\"/dev/null\", O_RDWR") })
    let own = ["/etc/ld.so.cache", "/proc/self/maps", "/sys/devices/system/cpu/"]
    for line in lines[..<start].dropFirst() {
      let isLibrary = line.contains(".so")
      let isOfStart = isLibrary || own.contains { line.contains($0) }
      #expect(line.contains("openat(") && isOfStart && line.contains("O_RDONLY"), "\(line)")
    }
    for line in lines[(start + 1)...] {
      #expect(isAllowed(line), "\(line)")
    }
    return Array(lines[start...])
  }

  private func isAllowed(_ line: String) -> Bool {
    guard let call = line.firstMatch(of: /^\d+ +(\w+)\((.*)$/) else { return true }
    let (name, arguments) = (String(call.1), String(call.2))
    let isOfBoard = arguments.contains("<\(board.path)>") || arguments.contains("<\(board.path)/")
    guard ["openat", "unlinkat", "renameat", "renameat2"].contains(name) else { return false }
    if let absolute = arguments.firstMatch(of: /^AT_FDCWD[^,]*, "([^"]*)"/) {
      let path = String(absolute.1)
      let readable = [
        "/etc/terminfo/", "/lib/terminfo/", "/usr/share/terminfo/", "/usr/lib/terminfo/",
        "/usr/lib/locale/", "/usr/share/locale/", "/usr/lib/x86_64-linux-gnu/gconv/",
        "/usr/lib/aarch64-linux-gnu/gconv/", "/etc/localtime", "/usr/share/zoneinfo/",
      ]
      return name == "openat"
        && (path == board.path
          || readable.contains { path.hasPrefix($0) } && arguments.contains("O_RDONLY"))
    }
    // In an open folder of the board's, by a plain name.
    return isOfBoard && !arguments.contains("..")
  }
}
