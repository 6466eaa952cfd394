// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Ledger
internal import Session
internal import Storage

/// `lookout doctor`: whether the board is what was written.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check every line, text and signature, and say what is protected and what is not.",
    discussion: """
      Changes nothing. Exit code 65 if anything is not as it was written. Without a codename a \
      sealed board's lines and texts are checked against their hashes; its signatures take one.
      """)

  @OptionGroup var options: BoardOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let report = try report()
    if Output.hasReader { Output.progress("") }
    if json {
      Output.print(report.json)
    } else {
      Output.print(report.text)
    }
    guard report.isSound else { throw ExitCode(Complaint.Code.badData.rawValue) }
  }

  private func report() throws(Complaint) -> DoctorReport {
    let folder = try BoardOptions.folder(options.board)
    let hasCodename =
      options.codenameFile != nil || BoardPath.environment("LOOKOUT_CODENAME_FILE") != nil
    let session = hasCodename || !folder.hasMembers ? try options.reading() : nil
    do {
      guard let session else {
        return DoctorReport(try Session.examineSealed(folder, progress))
      }
      return DoctorReport(
        try session.examine(progress), of: session, members: try session.memberCount())
    } catch {
      throw Complaint(error)
    }
  }

  private func progress(_ lines: Int) {
    if Output.hasReader { Output.progress("\(lines) lines looked at") }
  }
}
