// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout host check`.
struct HostCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what this host gives away, and how to mend it.",
    discussion: """
      Looks at the board's and the program's rights, the account, the file system, /proc, records of \
      logins, swap, dumps and tracing, and changes nothing. Lookout runs no other program, so sshd is \
      looked at by what it prints itself:

        sshd -T -C user=board,host=localhost,addr=127.0.0.1 | lookout host check --sshd -

      Run it as root, and once as the board's account. Exit code 65 if a point is weak.
      """)

  @OptionGroup var options: HostOptions

  @Option(help: ArgumentHelp("What sshd -T printed; - reads standard input.", valueName: "file"))
  var sshd: String?

  @Option(help: ArgumentHelp("Where the operator's papers are.", valueName: "dir"))
  var papers: String?

  @Flag(help: "One JSON array.")
  var json = false

  func run() throws {
    let plan = try HostPlan(board: options.board, program: options.programPath)
    let settings = try sshd.map { try HostCheckCommand.settings(in: $0) }
    let check = HostCheck(
      plan: plan, facts: HostFacts(of: plan, sshd: settings, papersFolder: papers))
    let report = HostReport(findings: check.findings)
    if json {
      Output.print(report.json)
    } else {
      Output.print(report.text)
    }
    guard check.isSound else { throw ExitCode(Complaint.Code.badData.rawValue) }
  }

  private static let limit = 1 << 20

  private static func settings(in path: String) throws(Complaint) -> SSHSettings {
    let file = try InputFile(path, limit: limit)
    guard let settings = SSHSettings(try file.text()) else {
      throw Complaint(
        .badData, "\(file.name) is not what sshd -T prints.",
        next: "As root: sshd -T -C user=board,host=localhost,addr=127.0.0.1")
    }
    return settings
  }
}
