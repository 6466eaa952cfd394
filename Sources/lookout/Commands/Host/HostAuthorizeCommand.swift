// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout host authorize`.
struct HostAuthorizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authorize",
    abstract: "Print lines for authorized_keys that let a key do nothing but reach the board.",
    discussion: """
      One line for each public key of KEYFILE, without the comment, which often names a person. Use \
      one door key for everybody: a file with a key for each member is a list of members.
      """)

  @OptionGroup var options: HostOptions

  @Argument(help: ArgumentHelp("A .pub file; - reads standard input.", valueName: "keyfile"))
  var keyFile: String

  private static let limit = 1 << 20

  func run() throws {
    let plan = try HostPlan(board: options.board, program: options.programPath)
    let file = try InputFile(keyFile, limit: HostAuthorizeCommand.limit)
    let keys = try HostAuthorizeCommand.keys(in: file)
    for key in keys {
      Output.print(#"restrict,pty,command="\#(plan.call)" \#(key.text)"#)
    }
  }

  /// The keys of a file, each once; all lines that hold none are told at once.
  static func keys(in file: InputFile) throws(Complaint) -> [PublicKey] {
    var keys: [PublicKey] = []
    var faults: [String] = []
    let lines = try file.text().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do throws(PublicKey.Fault) {
        if let key = try PublicKey.read(String(line)), !keys.contains(key) { keys.append(key) }
      } catch {
        faults.append("\(file.name), line \(index + 1): \(error.sentence)")
        // Every line of a private key would be told, and each is a part of it.
        if error == .privateKey { break }
      }
    }
    guard faults.isEmpty else {
      throw Complaint(
        .badData, faults.joined(separator: "\n"),
        next: "Nothing was printed. A public key is one line: ssh-ed25519 AAAA…")
    }
    guard !keys.isEmpty else {
      throw Complaint(
        .badData, "\(file.name) holds no key.",
        next: "ssh-keygen -t ed25519 makes a pair; its .pub.")
    }
    return keys
  }
}

extension PublicKey.Fault {
  /// What it tells a person, never with the line itself.
  var sentence: String {
    switch self {
    case .privateKey: "this is a private key. Never hand it on; the public one is in the .pub file."
    case .certificate: "this is a certificate, not a key."
    case .unknownSort(let sort): "\"\(sort)\" is no sort of key that serves here."
    case .malformed: "this is no public key."
    case .short(let bits): "an RSA key of \(bits) bits is too short; 2048 at least."
    }
  }
}
