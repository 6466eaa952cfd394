// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Bytes
internal import Ledger
internal import Sealing
internal import Session

/// `lookout note`: what one keeps for oneself.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Private notes: written, listed, handed over, erased.",
    discussion: """
      A note is kept in the board's record with its exact time, sealed under a key that only your \
      codename opens: no member and no moderator can read it or tell whose it is. Only you can hand \
      it over. A note is never changed: write another.
      """,
    subcommands: [Add.self, List.self, Export.self, Erase.self])

  /// `lookout note add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Write a note, with this second's time.",
      discussion: """
        What happened, when, where, who was there, what was said, as exactly as you can. Nothing is \
        taken out of a note. It holds \(Limits.textCharacters) characters; a longer one is several.
        """)

    @OptionGroup var options: BoardOptions
    @OptionGroup var body: BodyOption

    @Flag(help: "Print the new id as JSON.")
    var json = false

    func run() throws {
      let (session, text) = try options.writing(with: body.read)
      let events = try session.act(.note(text))
      guard let id = events.last?.id else { return }
      guard json else { return Output.print("\(id)") }
      var report = JSONWriter()
      report.beginObject()
      report.key("note")
      report.value(id.description)
      report.endObject()
      Output.print(report)
    }
  }

  /// `lookout note list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Your notes, in order, with their exact times.")

    @OptionGroup var options: BoardOptions

    @Flag(help: "One JSON array.")
    var json = false

    func run() throws {
      let session = try options.writing()
      let notes = try Complaint.wording { () throws(SessionError) in try session.notes() }
      if json {
        Output.print(NoteReport.json(notes))
      } else if notes.isEmpty {
        Output.note(
          session.keepsNotes
            ? "No notes of yours are here. lookout note add writes one."
            : Complaint(Refusal.noNotesOnOpenBoard).fact)
      } else {
        Output.print(notes.map(NoteReport.text).joined(separator: "\n\n"))
      }
    }
  }

  /// `lookout note export`.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Hand your notes over: a statement, and its proof.",
      discussion: """
        The statement is for people: all your notes in order, and how they were kept. The proof is for \
        lookout verify --note, on any copy of the board. It opens your notes to whoever holds it, and \
        nothing else of yours. Both files are new and readable by you alone; - is standard output, \
        the only path over SSH.
        """)

    @OptionGroup var options: BoardOptions

    @Option(help: ArgumentHelp("Where the statement goes; a new file.", valueName: "file"))
    var text: String?

    @Option(help: ArgumentHelp("Where the proof goes; a new file.", valueName: "file"))
    var json: String?

    func validate() throws {
      if text == nil, json == nil {
        throw ValidationError("Say where to: --text FILE, --json FILE, or both.")
      }
      if text == "-", json == "-" {
        throw ValidationError("Only one of the two can go to standard output.")
      }
      if let text, text == json {
        throw ValidationError("The statement and the proof are two files.")
      }
    }

    func run() throws {
      // The files come first: what cannot be handed over is not read out.
      let session = try options.writing()
      let statement = try text.map { path throws(Complaint) in try SecretFile(at: path) }
      let proof: SecretFile?
      do throws(Complaint) {
        proof = try json.map { path throws(Complaint) in try SecretFile(at: path) }
      } catch {
        statement?.remove()
        throw error
      }
      do throws(Complaint) {
        try write(statement, proof, of: session)
      } catch {
        statement?.remove()
        proof?.remove()
        throw error
      }
    }

    private func write(
      _ statement: SecretFile?, _ proof: SecretFile?, of session: Session
    ) throws(Complaint) {
      let export = try Complaint.wording { () throws(SessionError) in try session.exportNotes() }
      guard let export else {
        throw session.keepsNotes
          ? Complaint(
            .notFound, "There are no notes of yours to hand over; nothing was made.",
            next: "lookout note add writes one.")
          : Complaint(Refusal.noNotesOnOpenBoard)
      }
      let name = try Complaint.wording { () throws(SessionError) in try session.name() }
      let octets = export.proof.octets
      try proof?.write(octets)
      try statement?.write(
        lines: NoteStatement(
          notes: export.notes, proof: export.proof, boardName: name, made: HostClock.now(),
          proofHash: .digest(of: octets[...])
        ).lines)
      if statement != nil, proof == nil {
        Output.note("Without --json there is no proof to check the statement by.")
      }
    }
  }

  /// `lookout note erase`.
  struct Erase: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "erase", abstract: "Erase a note of yours.",
      discussion: """
        Its words and its time are overwritten in the board's files. This cannot be undone; what you \
        have handed over of it stays with whoever has it.
        """)

    @OptionGroup var options: BoardOptions

    @Argument(help: "The note's id, as lookout note list shows it.")
    var id: String

    func run() throws {
      let session = try options.writing()
      guard let note = EventID(id) else { throw Complaint(Refusal.noSuchNote) }
      _ = try session.act(.eraseNote(note))
      Output.note("Erased. Its words and its time are gone from the board's files.")
    }
  }
}
