// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit

/// A board behind a real sshd, set up by what `lookout host` prints for it.
final class SharedHost {
  let folder: TemporaryFolder
  let program: Program
  let server: SSHServer
  /// The codenames of the script's two authors; on a sealed board the first one is a moderator.
  let codenames: [String]
  /// The reference of the one thread.
  let reference: String

  var path: String { folder.path(of: "board") }

  private static let script = """
    {"name": "Matching staff board", "threads": [
      {"kind": "warning", "by": 0, "day": -1, "conduct": "situation-to-avoid",
       "basis": "told-by-several", "occasion": "taxi", "when": "this-term",
       "advice": ["do-not-share-a-car"], "body": "Offers of a shared cab go the long way round.",
       "then": [{"act": "reply", "by": 1, "day": 0, "body": "The late rank is fine."}]}]}
    """

  /// Makes one; a board that is not sealed spares the time that each codename takes.
  init(isSealed: Bool = true) throws {
    let folder = try TemporaryFolder()
    let program = try Program()
    self.folder = folder
    self.program = program
    let path = folder.path(of: "board")
    let names = folder.path(of: "names")
    func output(_ words: String..., input: String = "") throws -> String {
      let ended = try program.start(words, input: input).finish(timeout: .seconds(60))
      guard ended.status == 0 else { throw Failure("\(words): \(ended.errorText)") }
      return ended.text
    }
    if isSealed {
      _ = try output("seed", path, "-", "--sealed", "--codenames", names, input: SharedHost.script)
    } else {
      _ = try output("seed", path, "-", input: SharedHost.script)
      try folder.write("author 0\nauthor 1\n", to: "names")
    }
    codenames = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    let list = try output("list", "--board", path, "--codename-file", names)
    reference = String(list.prefix(4))
    server = try SSHServer(
      in: folder,
      door: output(
        "host", "config", "--account", SSHServer.account, "--door", "key", "--board", path,
        "--program", program.path, "--keys-file", SSHServer.keysFile(in: folder)),
      authorise: {
        try output("host", "authorize", "--board", path, "--program", program.path, $0)
      })
  }

  /// Comes to the screens on a terminal of her own.
  func come() throws -> Tmux {
    try Tmux(server.call(options: ["-tt"]))
  }

  /// Comes, and unlocks the board.
  func come(as author: Int) throws -> Tmux {
    let terminal = try come()
    try terminal.until("word 1", timeout: .seconds(20))
    try terminal.type(typed(author))
    try terminal.press("Enter")
    return terminal
  }

  /// A codename as a person types it: four letters of each word.
  func typed(_ author: Int) -> String {
    codenames[author].split(separator: " ").map { String($0.prefix(4)) }.joined(separator: " ")
  }

  /// The processes that serve callers at this moment.
  func sessions() -> [Int32] {
    let call = [program.path, "door", "--board", path].joined(separator: "\0") + "\0"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { process in
      let line = try? Data(contentsOf: URL(filePath: "/proc/\(process)/cmdline"))
      return line.map { String(decoding: $0, as: UTF8.self) } == call
    }
  }

  /// Waits until so many callers are served.
  func until(sessions count: Int, timeout: Duration = .seconds(20)) throws {
    let deadline = ContinuousClock.now + timeout
    while sessions().count != count {
      guard ContinuousClock.now < deadline else {
        throw Failure("\(sessions().count) callers are served, not \(count)\n\(server.log)")
      }
      poll(nil, 0, 20)
    }
  }
}
