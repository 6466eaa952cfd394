// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc

/// A real sshd on loopback, on a free port, with keys of its own, run by whoever runs the tests.
///
/// Everything it needs lies in one temporary folder; nothing of this machine's own sshd is read or
/// changed. It goes with the value. The caller's side is the real ssh with no settings but these.
package final class SSHServer {
  /// The account to which callers come: the tests' own.
  package static let account = String(cString: getpwuid(getuid()).pointee.pw_name)

  package let port: Int
  private let folder: TemporaryFolder
  private let process: ChildProcess

  /// Where sshd looks for callers' keys.
  package static func keysFile(in folder: TemporaryFolder) -> String {
    folder.path(of: "door-keys")
  }

  /// Starts one.
  ///
  /// - Parameters:
  ///   - folder: a folder for its files.
  ///   - door: the text of a file such as one for sshd_config.d.
  ///   - authorise: makes lines of authorized_keys out of the path of the caller's public key.
  /// - Throws: `Failure` if there is no sshd, or it does not start; with what it wrote.
  package init(
    in folder: TemporaryFolder, door: String, authorise: (String) throws -> String
  ) throws {
    self.folder = folder
    for name in ["host-key", "caller-key"] {
      try SSHServer.run(
        "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder.path(of: name)])
    }
    try folder.write(
      try authorise(folder.path(of: "caller-key.pub")), to: "door-keys")
    try folder.write(door, to: "door.conf")
    port = try SSHServer.freePort()
    try folder.write(
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder.path(of: "host-key"))
      PidFile none
      UsePAM no
      # The folders above are /tmp's, which everybody may write to.
      StrictModes no
      PermitRootLogin yes
      # What a host may well allow its other accounts.
      X11Forwarding yes
      AllowAgentForwarding yes
      AllowTcpForwarding yes
      Subsystem sftp internal-sftp
      LogLevel VERBOSE
      MaxStartups 200
      MaxSessions 200
      Include \(folder.path(of: "door.conf"))

      """, to: "sshd_config")
    let hostKey = try String(contentsOfFile: folder.path(of: "host-key.pub"), encoding: .utf8)
    try folder.write("[127.0.0.1]:\(port) \(hostKey)", to: "known-hosts")
    // Its packages make this at start, which a container never saw.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    try SSHServer.run(SSHServer.program(), ["-t", "-f", folder.path(of: "sshd_config")])
    process = try ChildProcess(
      SSHServer.program(),
      arguments: ["-D", "-f", folder.path(of: "sshd_config"), "-E", folder.path(of: "log")],
      environment: Program.cleanEnvironment)
    let deadline = ContinuousClock.now + .seconds(10)
    while !answers() {
      guard ContinuousClock.now < deadline else { throw Failure("sshd does not answer: \(log)") }
      poll(nil, 0, 10)
    }
  }

  /// What it noted.
  package var log: String {
    (try? String(contentsOfFile: folder.path(of: "log"), encoding: .utf8)) ?? ""
  }

  /// What sshd says that it does for the account.
  package func effectiveSettings() throws -> String {
    try SSHServer.run(
      SSHServer.program(),
      [
        "-T", "-f", folder.path(of: "sshd_config"), "-C",
        "user=\(SSHServer.account),host=localhost,addr=127.0.0.1",
      ])
  }

  /// The real client's command line.
  ///
  /// - Parameters:
  ///   - program: `ssh`, or one that takes its options, such as `sftp`.
  ///   - options: the caller's own.
  ///   - words: what is asked for, as one types it after the host.
  /// - Returns: the words of the command line, the program's path first.
  package func call(
    _ program: String = "ssh", options: [String] = [], _ words: String...
  ) -> [String] {
    let settings = [
      "IdentitiesOnly=yes", "IdentityFile=\(folder.path(of: "caller-key"))",
      "UserKnownHostsFile=\(folder.path(of: "known-hosts"))", "GlobalKnownHostsFile=/dev/null",
      "StrictHostKeyChecking=yes", "BatchMode=yes", "Port=\(port)", "User=\(SSHServer.account)",
      "LogLevel=ERROR", "ConnectTimeout=10", "KexAlgorithms=curve25519-sha256",
    ]
    return ["/usr/bin/\(program)", "-F", "/dev/null"] + settings.flatMap { ["-o", $0] } + options
      + ["127.0.0.1"] + words
  }

  /// Runs the real client to its end.
  package func run(
    _ words: String..., options: [String] = [], input: String = "",
    environment: [String: String] = [:]
  ) throws -> Completion {
    let command = call(options: options) + words
    return try ChildProcess(
      command[0], arguments: Array(command.dropFirst()),
      environment: Program.cleanEnvironment.merging(environment) { $1 }, input: Array(input.utf8)
    ).finish(timeout: .seconds(60))
  }

  // MARK: Starting

  private static func program() throws -> String {
    guard
      let path = ["/usr/sbin/sshd", "/usr/bin/sshd", "/usr/local/sbin/sshd"].first(
        where: FileManager.default.isExecutableFile)
    else { throw Failure("There is no sshd. Install openssh-server (.ci/packages test does).") }
    return path
  }

  @discardableResult
  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let ended = try ChildProcess(
      program, arguments: arguments, environment: Program.cleanEnvironment
    ).finish()
    guard ended.status == 0 else { throw Failure("\(program): \(ended.errorText)\(ended.text)") }
    return ended.text
  }

  /// A port that nobody holds at this moment.
  private static func freePort() throws -> Int {
    try withSocket { descriptor, address, length in
      guard bind(descriptor, address, length) == 0 else { throw Failure("no port on loopback") }
      var length = length
      guard getsockname(descriptor, address, &length) == 0 else { throw Failure("no port") }
    }
  }

  private func answers() -> Bool {
    let found = try? SSHServer.withSocket(port) { descriptor, address, length in
      guard connect(descriptor, address, length) == 0 else { throw Failure("nobody there") }
    }
    return found != nil
  }

  /// Does something with a socket and a loopback address, and gives the address's port.
  @discardableResult
  private static func withSocket(
    _ port: Int = 0,
    _ body: (CInt, UnsafeMutablePointer<sockaddr>, socklen_t) throws -> Void
  ) throws -> Int {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure("no socket") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
