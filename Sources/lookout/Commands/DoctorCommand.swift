// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Session

/// `lookout doctor`: whether the board is what was written.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check every line, text and signature, and say what is protected and what is not.",
    discussion: "Changes nothing. Exit code 65 if anything is not as it was written.")

  @OptionGroup var options: BoardOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let session = try options.reading()
    let report: DoctorReport
    do throws(SessionError) {
      let examination = try session.examine { lines in
        if Output.hasReader { Output.progress("\(lines) lines looked at") }
      }
      report = DoctorReport(examination, of: session)
    } catch {
      throw Complaint(error)
    }
    if Output.hasReader { Output.progress("") }
    if json {
      Output.print(report.json)
    } else {
      Output.print(report.text)
    }
    guard report.isSound else { throw ExitCode(Complaint.Code.badData.rawValue) }
  }
}
