// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Text

/// A subject's tag as it stands on a command line: `"Basalt 17"` or `basalt-17`.
enum TagArgument {
  /// Whom a tag stands for.
  ///
  /// - Throws: where nobody bears it.
  static func subject(_ typed: String, on board: BoardState) throws(Complaint) -> SubjectRow {
    guard let subject = board.subject(tagged: typed) else {
      throw Complaint(
        .notFound, "Nobody on this board bears the tag \(Problems.quoted(typed)).",
        next: "A tag is a stone and a number, such as basalt-17; lookout who finds one by name.")
    }
    return subject
  }
}
