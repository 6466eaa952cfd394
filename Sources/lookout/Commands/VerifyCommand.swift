// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Ledger
internal import Session

/// `lookout verify`: whose tag a proof is of, or that notes stand in the record.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a proof: of which tag it is, or that notes stand in the record.",
    discussion: """
      THREAD with --proof and --challenge says whose tag a proof of lookout prove is of. --note FILE \
      holds what lookout note export --json wrote against the board's record; it needs no codename, \
      and with one it also checks signatures and tells the days. Exit code 77 where a proof does not \
      hold.
      """)

  @OptionGroup var options: BoardOptions

  @Argument(help: "A reference such as K4TZ, or an id.")
  var thread: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("What lookout prove printed.", valueName: "line"))
  var proof: String?

  @Option(help: "The challenge you gave, word for word.")
  var challenge: String?

  @Option(help: ArgumentHelp("The proof of notes; - reads standard input.", valueName: "file"))
  var note: String?

  @Flag(help: "One JSON object.")
  var json = false

  func validate() throws {
    if note != nil {
      guard thread == nil, proof == nil, challenge == nil else {
        throw ValidationError(
          "--note FILE stands alone: no thread, --proof or --challenge with it.")
      }
    } else if thread == nil || proof == nil || challenge == nil {
      throw ValidationError(
        "Give THREAD, --proof and --challenge for a tag, or --note FILE for notes.")
    }
  }

  func run() throws {
    if let note { return try verifyNotes(note) }
    guard let thread, let proof, let challenge else { return }
    let session = try options.reading()
    let row = try ThreadArgument.thread(thread, in: session)
    guard let proof = Base64URL.bytes(from: Array(proof.utf8)[...]), proof.count == 64 else {
      throw Complaint(
        .badData, "That is no proof: it does not have the form.",
        next: "Copy the whole line that lookout prove printed.")
    }
    let tag: String?
    do throws(SessionError) {
      tag = try session.author(proving: proof, in: row.id, challenge: challenge)
    } catch {
      throw Complaint(error)
    }
    guard let tag else {
      throw Complaint(
        .refused, "It proves no tag of this thread under that challenge.",
        next: "Compare the challenge letter by letter, and the thread.")
    }
    if json {
      var report = JSONWriter()
      report.beginObject()
      report.key("thread")
      report.value(row.id.description)
      report.key("author")
      report.value(tag)
      report.endObject()
      Output.print(report)
    } else {
      Output.print("Made by \(tag), who wrote in \(row.id.reference).")
    }
  }

  // MARK: Notes

  private static let limit = 512 << 20

  private static func proof(in file: InputFile) throws(Complaint) -> NoteProof {
    do throws(NoteProofFault) {
      return try NoteProof(octets: file.bytes)
    } catch {
      throw Complaint(error)
    }
  }

  private func verifyNotes(_ path: String) throws(Complaint) {
    let (session, proof) = try options.readingIfGiven { () throws(Complaint) in
      try VerifyCommand.proof(in: InputFile(path, limit: VerifyCommand.limit))
    }
    let result: Result<[NoteFinding], NoteProofFault>
    if let session {
      result = try Complaint.wording { () throws(SessionError) in try session.hold(proof) }
    } else {
      let folder = try BoardOptions.folder(options.board)
      result = try Complaint.wording { () throws(SessionError) in
        try Session.hold(proof, against: folder)
      }
    }
    switch result {
    case .failure(let fault): throw Complaint(fault)
    case .success(let findings):
      let lines = proof.lines.count
      if json {
        Output.print(NoteReport.json(findings, lines: lines, isMember: session != nil))
      } else {
        Output.pass(NoteReport.text(findings, lines: lines, isMember: session != nil))
      }
    }
  }
}
