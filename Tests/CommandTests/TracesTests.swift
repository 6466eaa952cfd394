// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import TestKit
import Testing

/// What the program leaves behind on a sealed board: nothing by which a member could be found.
///
/// The words are those of the codenames and invitations that it drew; the rest is put into its
/// environment as a login over SSH would, and taken from the machine.
@Suite("Traces")
struct TracesTests {
  private let folder: TemporaryFolder
  private let program: Program
  private let environment: [String: String]
  private var path: String { folder.path(of: "board") }

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "temporary"), withIntermediateDirectories: false)
    environment = [
      "USER": "quillwright", "LOGNAME": "quillscribe", "HOSTNAME": "turret-room-9",
      "HOME": "/home/quillwright", "TERM": "xterm-tellingly",
      "TMPDIR": folder.path(of: "temporary"),
      "SSH_CONNECTION": "203.0.113.77 52122 198.51.100.9 2222",
      "SSH_CLIENT": "203.0.113.78 52123 2222", "SSH_TTY": "/dev/pts/4242",
      "SSH_AUTH_INFO_0": "publickey SHA256:uNiVztksCsDhcc0u9e8BrpXoTTeyPzuNiVztksCsDhc",
    ]
  }

  /// Runs a command on the board and gives what it said.
  private func run(
    _ arguments: String..., as member: String? = nil, input: String = "", status: Int32 = 0
  ) throws -> Completion {
    let credential = member.map { ["--codename-file", folder.path(of: $0)] } ?? []
    let ended = try program.start(
      arguments + ["--board", path] + credential, input: input, environment: environment
    ).finish(timeout: .seconds(60))
    #expect(ended.status == status, "\(arguments): \(ended.errorText)")
    return ended
  }

  private func words(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(of: name), encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Makes a board on which two members have done a bit of everything; gives what the program said,
  /// but for the codes that it is there to print.
  private func live() throws -> [UInt8] {
    var said: [UInt8] = []
    func note(_ ended: Completion) { said += ended.output + ended.errors }
    note(
      try program.run(
        "init", path, "--name", "Warblers", "--codename-file", folder.path(of: "founder"),
        environment: environment))
    let invited = try run("invite", "--count", "2", as: "founder")
    said += invited.errors
    let codes = invited.text.split(separator: "\n").map(String.init)
    for (number, code) in codes.enumerated() { try folder.write(code + "\n", to: "code-\(number)") }
    note(
      try run(
        "join", "--invitation-file", folder.path(of: "code-0"), as: "member"))
    let question = #"{"kind": "question", "occasion": "train", "body": "Is it late?"}"#
    note(try run("warn", "--file", "-", as: "member", input: question))
    let list = try run("list", "--json", as: "founder")
    let threads = try JSONSerialization.jsonObject(with: Data(list.output)) as? [[String: Any]]
    let reference = try #require(threads?.first?["ref"] as? String)
    note(try run("post", reference, "--body-file", "-", as: "founder", input: "It is."))
    note(try run("show", reference, as: "member"))
    try FileManager.default.copyItem(
      atPath: folder.path(of: "member"), toPath: folder.path(of: "former"))
    note(
      try run("codename", "change", "--new-codename-file", folder.path(of: "newer"), as: "member"))
    note(try run("search", "late", as: "newer"))
    note(try run("list", as: "former", status: 77))
    return said
  }

  /// What must be nowhere, each with what it is.
  private func secrets() throws -> [(what: String, text: String)] {
    var secrets: [(String, String)] = []
    for name in ["founder", "member", "newer", "code-0", "code-1"] {
      let words = try words(name).split(separator: " ").map(String.init)
      secrets.append((name, words.joined(separator: " ")))
      secrets.append((name, words.joined()))
      // Two words in a row stand nowhere else.
      secrets += zip(words, words.dropFirst()).map { (name, "\($0) \($1)") }
    }
    for (name, value) in environment where name != "TMPDIR" {
      secrets.append((name, value))
      secrets += value.split(separator: " ").filter { $0.count >= 8 }.map { (name, String($0)) }
    }
    return secrets
      + [("host name", ProcessInfo.processInfo.hostName), ("user", NSFullUserName())]
      .filter { $0.1.utf8.count >= 6 }
  }

  @Test("No codename, invitation, user, host, key or address is in a file or said, in any disguise")
  func files() throws {
    let said = try live()
    var places = [("what was said", said)]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      places.append(
        (name, Array(FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data())))
    }
    #expect(places.count >= 7)
    let keys = Set(places.flatMap { values(in: $0.1) })
    #expect(keys.count >= 20)
    for secret in try secrets() {
      for disguises in disguises(of: secret.text, called: secret.what, under: keys) {
        for (place, bytes) in places {
          if let found = disguises.found(in: bytes) { Issue.record("\(place): \(found)") }
        }
      }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "temporary"))
    #expect(left.isEmpty, "\(left)")
  }

  /// Every value of 16 or 32 bytes that a key could be.
  private func values(in bytes: [UInt8]) -> [[UInt8]] {
    String(decoding: bytes, as: UTF8.self)
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")) }
      .compactMap { word in
        guard word.count == 22 || word.count == 43 else { return nil }
        let text = String(word)
          .replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: text + (word.count == 22 ? "==" : "=")).map(Array.init)
      }
  }

  /// A secret as it is, and hashed alone and under every key.
  private func disguises(
    of text: String, called name: String, under keys: Set<[UInt8]>
  ) -> [Disguises] {
    let bytes = Array(text.utf8)
    let hashes: [(String, [UInt8])] = [
      ("SHA-256", Array(SHA256.hash(data: bytes))),
      ("SHA-1", Array(Insecure.SHA1.hash(data: bytes))),
      ("MD5", Array(Insecure.MD5.hash(data: bytes))),
    ]
    let keyed = keys.flatMap { value -> [(String, [UInt8])] in
      let key = SymmetricKey(data: value)
      let derived = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: bytes), salt: value, outputByteCount: 32)
      return [
        ("HMAC", Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))),
        ("HKDF", derived.withUnsafeBytes { Array($0) }),
      ]
    }
    // Half of a hash would do to recognise it.
    return [Disguises(of: bytes, called: name)]
      + (hashes + keyed).map {
        Disguises(of: Array($0.1.prefix(16)), called: "\($0.0) of \(name)")
      }
  }

  @Test("A running session shows nothing of itself to the system, and leaves no core")
  func process() throws {
    _ = try live()
    var environment = Program.cleanEnvironment.merging(environment) { _, new in new }
    environment["TERM"] = "xterm-256color"
    let arguments = [
      program.path, "open", "--board", path, "--codename-file", folder.path(of: "newer"),
    ]
    let terminal = try PseudoTerminal(arguments, environment: environment)
    try terminal.until("Warblers")
    let process = "/proc/\(terminal.process)"
    let shown = try ["cmdline", "environ"].map {
      try String(decoding: Data(contentsOf: URL(filePath: "\(process)/\($0)")), as: UTF8.self)
        .split(separator: "\0").map(String.init)
    }
    #expect(shown[0] == arguments)
    #expect(Set(shown[1]) == Set(environment.map { "\($0)=\($1)" }))
    let limits = try String(contentsOfFile: "\(process)/limits", encoding: .utf8)
    #expect(limits.contains(#/Max core file size +0 +0 /#))
    // What may not be dumped belongs to root, so that nobody else can look into it.
    let owner = try FileManager.default.attributesOfItem(atPath: "\(process)/mem")
    #expect(owner[.ownerAccountID] as? Int == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(process)/fd") {
      let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(process)/fd/\(name)")
      #expect(file?.hasSuffix("/newer") != true, "the codename's file is still open")
    }
    // A word or two may stand in the screen's own sentences.
    let seen = try words("newer").split(separator: " ").filter { terminal.text.contains($0) }
    #expect(seen.count < 3, "the codename is on the screen")
    terminal.send("qq")
    #expect(try terminal.untilEnded() == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "temporary"))
    #expect(left.isEmpty, "\(left)")
  }
}
