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
      Changes nothing unless told to with --repair. Exit code 65 if anything is not as it was \
      written; a line that ended a thread too early, by a clock that was wrong, is told and counts \
      for nothing. Without a codename a sealed board's lines and texts are checked against their \
      hashes; its signatures take one. Ctrl-C ends it early: it then says what it found so far, and \
      the line to go on after.

      --repair mends what can be mended, with no codename and while nobody else writes: a line that \
      cannot be read is taken out and said to be lost in its place, so that the board can be \
      written again and every other line still proves itself; members.json is made whole from its \
      twin; caches are made anew. A text that is not as written stays as it is and is shown as \
      such. What is taken out is kept for 30 days beside the journal. Nothing is made up.
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: ArgumentHelp("Go on after this line of the record.", valueName: "line"))
  var after: UInt64 = 0

  @Flag(help: "One JSON object.")
  var json = false

  @Flag(help: "Mend what can be mended, and tell exactly what was lost.")
  var repair = false

  func run() throws {
    guard !repair else { return try mend() }
    let report = try report()
    if json {
      Output.print(report.json)
    } else {
      Output.print(report.text)
    }
    guard report.isSound else { throw ExitCode(Complaint.Code.badData.rawValue) }
  }

  private func mend() throws {
    let folder = try BoardOptions.folder(options.board)
    let report: RepairReport
    do {
      report = RepairReport(try Repair(folder, today: HostClock.today()))
    } catch {
      throw Complaint(error)
    }
    if json { Output.print(report.json) } else { Output.print(report.text) }
    if let failure = report.failure { throw ExitCode(failure.code.rawValue) }
  }

  private func report() throws(Complaint) -> DoctorReport {
    let folder = try BoardOptions.folder(options.board)
    let hasCodename =
      options.codenameFile != nil || BoardPath.environment("LOOKOUT_CODENAME_FILE") != nil
    let session = hasCodename || !folder.hasMembers ? try options.reading() : nil
    var progress = DoctorProgress()
    do {
      guard let session else {
        return DoctorReport(
          try Session.examineSealed(folder, after: after) { progress.goesOn($0) })
      }
      return DoctorReport(
        try session.examine(after: after) { progress.goesOn($0) }, of: session,
        members: try session.memberCount())
    } catch {
      throw Complaint(error)
    }
  }
}
