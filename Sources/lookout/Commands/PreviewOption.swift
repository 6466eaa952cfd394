// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import ArgumentParser
internal import Board
internal import Screens
internal import Session
internal import Text

/// Whether words are only shown as they would be read.
struct PreviewOption: ParsableArguments {
  @Flag(help: "Print the words as they would be read, and do nothing.")
  var preview = false

  /// Prints the words as they would be read, where that is all that is wanted.
  ///
  /// - Parameters:
  ///   - words: the words.
  ///   - session: whose board says what is masked.
  ///   - deed: what was not done, as one says it of them.
  /// - Returns: whether it is.
  func isMet(with words: RawText, in session: Session, deed: String = "sent") -> Bool {
    guard preview else { return false }
    let given = Sanitiser.body(words.value)
    let report = session.anonymised(given, keeping: words.keeping)
    Output.print(Sanitiser.body(report.text))
    let changes = Changes(report, in: given)
    if changes.count > 0 { Output.note("Changed: \(changes.list.joined(separator: ", ")).") }
    Output.note("Nothing was \(deed).")
    return true
  }
}
