// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

/// Notes for oneself, in lines.
extension LineMode {
  /// Begins a note; whose first line says that nobody else will hear it.
  mutating func beginNote() -> LineStep {
    if let why = whyNoNotes { return .say(why) }
    let step = beginWords(.note)
    return .say(
      ["A note for yourself: what happened, when, where, who was there, what was said."]
        + step.lines)
  }

  mutating func tellNotes() -> LineStep {
    if let why = whyNoNotes { return .say(why) }
    return want(.notes, .notes)
  }

  /// Tells of the notes; their words are said only when one is asked for.
  mutating func tell(_ notes: [Note]) -> LineStep {
    guard !notes.isEmpty else {
      return .say("No notes of yours are here. note writes one.")
    }
    let newest = Array(notes.reversed())
    talk = .notes(newest)
    let told = newest.prefix(10).enumerated().map { "\($0.offset + 1) \(time(of: $0.element))." }
    let rest = newest.count > told.count ? ["And \(newest.count - told.count) older ones."] : []
    return .say(
      ["\(wording.count(newest.count, "note")), the newest first."] + told + rest
        + ["A number hears one, D and a number erases one, b goes back."])
  }

  mutating func takeNote(_ typed: String, _ notes: [Note]) -> LineStep {
    if typed.isEmpty || typed == "b" || typed == "q" {
      talk = .none
      return .say("Back on the board.")
    }
    let letter = LineRequest.throwAway.letter
    let isErasing = typed.hasPrefix(letter)
    let number = Int((isErasing ? String(typed.dropFirst()) : typed).trimmingBlanks)
    guard let number, notes.indices.contains(number - 1) else {
      return .say("A number from 1 to \(notes.count) hears a note; b goes back.")
    }
    let note = notes[number - 1]
    guard isErasing else { return .say([time(of: note) + ".", NoteReport.words(of: note)]) }
    talk = .eraseNote(note.id)
    return .say(
      "Note of \(time(of: note)). \(letter) again erases it for good: its words and its time go from "
        + "the board's files. Enter keeps it.")
  }

  mutating func takeErasure(_ typed: String, _ note: EventID) -> LineStep {
    talk = .none
    guard typed == LineRequest.throwAway.letter else { return .say("Nothing was erased.") }
    return perform(
      .eraseNote(note), saying: "Erased. Its words and its time are gone from the board's files.")
  }

  /// Why there can be no notes; nil where there can.
  private var whyNoNotes: String? {
    standing.isSealed
      ? standing.whyReadOnly : Complaint(Refusal.noNotesOnOpenBoard).sentence
  }

  private func time(of note: Note) -> String {
    note.moment?.label(on: today) ?? note.day.label(on: today)
  }
}
