// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger

/// A member's notes for whoever she hands them to, who may never have seen this program.
struct NoteStatement {
  let notes: [Note]
  let proof: NoteProof
  let boardName: String
  /// When it was made.
  let made: Moment
  /// SHA-256 of the proof's file.
  let proofHash: Bytes32

  /// The document.
  var lines: [String] {
    let count = notes.count == 1 ? "1 note" : "\(notes.count) notes"
    var lines = [
      "PRIVATE NOTES, IN ORDER",
      "",
      "\(count) · handed over on \(made)",
      "Written by one person, for herself; handed over by her, and by nobody else.",
      "",
      rule,
    ]
    for (index, note) in notes.enumerated() {
      lines += [
        "", "Note \(index + 1)", "",
        "  Written   \(note.moment?.description ?? "time not readable")",
        "  Kept      line \(note.line) of the record, on \(note.day)",
        "  Its id    \(note.id)", "",
      ]
      lines += NoteReport.indented(NoteReport.words(of: note)).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
    }
    let text = """

      \(rule)

      WHAT THIS IS

      These notes were kept with Lookout, a program that parliamentary staff use to
      tell one another what to look out for. Apart from that, it lets each member
      write notes for herself. The program shows a note to nobody but its writer:
      not to other members, not to moderators, not to whoever runs the machine. None
      of them has checked what it says.

      HOW IT WAS KEPT

      When a note was written, the program took the time from the clock of the
      machine that holds the board, to the second, and sealed words and time
      together under a key that only the writer's secret codename gives. The sealed
      note was added as one line at the end of the board's record, to which all
      members' programs add their lines. Every line holds a checksum (SHA-256) over
      itself and the line before it, so that a line cannot be changed, put in
      between or taken out later without every line after it failing to fit. A note
      cannot be edited. Its writer can erase it, and write another; one she erased
      is not in this statement.

      WHAT THE PROOF SHOWS

      With this statement belongs a file with the proof. A copy of the board's
      record and the command

        lookout verify --note FILE

      show, without trusting this paper:

        1. Each note's words and time are those that were sealed in that line. Not
           a letter was changed afterwards.
        2. The lines stand in that order among those of other members, and each
           goes on from the one before it.
        3. To a member of the board: the day that each line bears, and, where the
           founder of the board has since signed a line, that the note was there by
           then.

      WHAT IT DOES NOT SHOW

        - That what a note says is true.
        - Who wrote it. Lookout stores no names. Whoever holds the codename can
          show it to be hers by opening the board.
        - The exact second. It is the clock of the machine that holds the board,
          and that machine's steward could have set it wrong.
        - That no note is missing: the writer chooses what she keeps.
        - More than the board's own word. Lines are added by the members' own
          programs, not by a notary or an outside clock. Somebody who controls the
          machine could, before anyone else had seen the record, have made the
          whole of it anew.

      TO CHECK IT

        Board          \(boardName)
        Board's id     \(proof.board.description)
        Lines covered  \(proof.lines.first?.number ?? 0) to \(proof.lines.last?.number ?? 0)
        End of chain   \(proof.end.description)
        Proof's file   SHA-256 \(hexadecimal(proofHash))

      Whoever holds the proof's file can read these notes. It opens nothing else.
      """
    return lines + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private var rule: String { String(repeating: "-", count: 76) }

  private func hexadecimal(_ digest: Bytes32) -> String {
    digest.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
