// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Sealing
internal import Session
internal import Text

/// `lookout host card`.
struct HostCardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card",
    abstract: "Print a card for each invitation on standard input.",
    discussion: """
      Takes what lookout init and lookout invite print, on the day they print it:

        lookout invite | lookout host card --to board@HOST --door-password-file FILE

      Hand cards over on paper or by word of mouth, and keep none. Nothing secret is taken from the \
      command line.
      """)

  @Option(help: ArgumentHelp("Account and host, as in board@board.example.", valueName: "address"))
  var to: String

  @Option(help: "The port, if it is not 22.")
  var port: Int?

  @Option(help: ArgumentHelp("The host's key as ssh shows it: SHA256:…", valueName: "text"))
  var fingerprint: String?

  @Option(
    help: ArgumentHelp("The host's public key, where no fingerprint is given.", valueName: "file"))
  var hostKey = "/etc/ssh/ssh_host_ed25519_key.pub"

  @Option(
    help: ArgumentHelp("A file whose first line is the door password.", valueName: "file"))
  var doorPasswordFile: String?

  @Option(
    help: ArgumentHelp(
      "The name of the door key's file, where that is the door.", valueName: "name"))
  var doorKeyName: String?

  func validate() throws {
    guard (doorPasswordFile == nil) != (doorKeyName == nil) else {
      throw ValidationError("Give --door-password-file FILE or --door-key-name NAME, one of them.")
    }
    guard doorPasswordFile != "-" else {
      throw ValidationError("Standard input holds the invitations; the door password is in a file.")
    }
    guard (1...65_535).contains(port ?? 22) else {
      throw ValidationError("--port takes a number from 1 to 65535.")
    }
    if let fingerprint {
      let letters = fingerprint.dropFirst("SHA256:".count)
      guard fingerprint.hasPrefix("SHA256:"), letters.count == 43,
        letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") })
      else {
        throw ValidationError("--fingerprint takes what ssh shows: SHA256: and 43 letters.")
      }
    }
  }

  func run() throws {
    let print = try fingerprint ?? HostCardCommand.fingerprint(of: hostKey)
    let door: InvitationCard.Door
    if let doorPasswordFile {
      door = .password(try HostCardCommand.password(in: doorPasswordFile))
    } else {
      door = .key(file: doorKeyName ?? "")
    }
    let lastDay = HostClock.today().advanced(by: Session.invitationDays)
    let destination = (port.map { "-p \($0) " } ?? "") + to
    let cards = try HostCardCommand.invitations().map { words in
      InvitationCard(
        destination: destination, fingerprint: print, door: door, invitation: words,
        lastDay: lastDay
      ).text
    }
    Output.print(cards.joined(separator: "\n\n\n"))
  }

  private static let limit = 64 << 10

  private static func fingerprint(of path: String) throws(Complaint) -> String {
    let file = try InputFile(path, limit: limit)
    guard let key = try HostAuthorizeCommand.keys(in: file).first else { return "" }
    return key.fingerprint
  }

  private static func password(in path: String) throws(Complaint) -> String {
    let file = try InputFile(path, limit: limit)
    let line = try file.text().split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard !line.isEmpty else {
      throw Complaint(
        .badData, "\(path) holds no password on its first line.",
        next: "lookout host password >\(path)")
    }
    return line
  }

  /// The invitations on standard input, every word on the list.
  private static func invitations() throws(Complaint) -> [String] {
    let input = try InputFile("-", limit: limit)
    let list = Lists.codewords
    var invitations: [String] = []
    for (index, line) in try input.text().split(whereSeparator: \.isNewline).enumerated() {
      let words = line.split(separator: " ")
      guard words.count == Codename.invitationWordCount,
        words.allSatisfy({ list.index(of: $0) != nil })
      else {
        throw Complaint(
          .badData, "Line \(index + 1) of standard input is no invitation: five words of the list.",
          next: "Give it what lookout init or lookout invite printed. No card was printed.")
      }
      invitations.append(words.joined(separator: " "))
    }
    guard !invitations.isEmpty else {
      throw Complaint(
        .badData, "There are no invitations on standard input.",
        next: "lookout invite | lookout host card …")
    }
    return invitations
  }
}
