// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Text

extension Scene {
  /// What a public occasion is called; its kind of place until its name is known, or where it has none.
  func name(of occasion: PublicOccasion) -> String {
    words[occasion.id] ?? vocabulary.label(ofOccasion: occasion.code)
  }

  /// When a warning was, or for what to come it is.
  func label(of when: When?, _ occasion: PublicOccasion?) -> String? {
    occasion.map { "\(name(of: $0)), \($0.label(on: today))" } ?? when?.label
  }

  /// What stands for tonight and for the next occasion, in one line of `room` columns.
  func sentence(of tonight: Tonight, room: Int) -> String {
    let evenings = tonight.evenings.compactMap { row -> String? in
      guard case .evening(let evening) = row.subject, row.warnings > 0 else { return nil }
      return "\(evening.briefLabel) \(row.warnings)"
    }
    let lead = evenings.isEmpty ? "" : "Tonight: \(evenings.joined(separator: ", "))"
    let next = tonight.ahead.first { $0.warnings > 0 }.flatMap { row -> String? in
      guard case .occasion(let occasion) = row.subject else { return nil }
      let week = occasion.label(on: today)
      let when = "\(week.prefix(1).uppercased())\(week.dropFirst()): "
      // The name gives way: how much there is says more.
      let taken = lead.columnWidth + when.columnWidth + "\(row.warnings)".count + 4
      return when + name(of: occasion).clipped(to: max(8, room - taken)) + " \(row.warnings)"
    }
    let parts = [lead.isEmpty ? nil : lead, next].compactMap(\.self)
    return parts.isEmpty
      ? "Tonight: nothing is written, which is not the same as safe."
      : parts.joined(separator: ". ")
  }

  /// The sentences of advice of some threads, those first that stand in most of them.
  func beforeYouGo(_ texts: [RowText]) -> [String] {
    vocabulary.mostGiven(in: texts).map { vocabulary.sentence(ofAdvice: $0) }
  }

  /// Who to ring, where evenings are told of.
  var dangerSentence: String {
    let danger = routes.phone(of: .police).map { "In danger now: \($0). " } ?? ""
    return danger + "Somebody to talk to at any hour: 5, then 3."
  }
}
