// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// The keys of the entrance: the one source for keys, menu and footers.
///
/// Letters belong to the words that are typed, so no page that takes words has a letter here.
package enum EntranceTable {
  package static let rows: [EntranceRow] = [
    row(
      .invitation, [.character("1")], "1", "I have an invitation", "I have an invitation", [.unlock]
    ),
    row(
      .ring, [.character("2")], "2", "Who to ring now: no codename needed",
      "Who to ring now: no codename needed", [.unlock]),
    row(.ring, [.character("2")], "2", "who to ring", "to ring", [.ended]),
    row(
      .lineMode, [.character("3")], "3", "Line mode, for screen readers and slow lines",
      "Line mode, for screen readers", [.unlock]),
    row(
      .protects, [.character("4")], "4", "What this board protects, and what it cannot",
      "What this board protects", [.unlock]),

    row(.submit, [.enter], "Enter", "opens", "opens", [.unlock]),
    row(.submit, [.enter], "Enter", "goes on", "on", [.invitation]),
    row(.submit, [.enter], "Enter", "joins", "joins", [.typeBack]),
    row(.show, [.control("r")], "Ctrl-R", "this word", "", [.invitation, .typeBack]),
    row(.show, [.control("r")], "Ctrl-R", "", "", [.unlock]),
    row(
      .keep, [.enter], "Enter", "I have it: clear the screen, I type it back", "I have it",
      [.drawn]),
    row(.other, [.character("n")], "n", "other words", "others", [.drawn]),
    row(.back, [.escape], "Esc", "not now", "not now", [.drawn]),
    row(.back, [.escape], "Esc", "other words", "others", [.typeBack]),
    row(.back, [.escape], "Esc", "back", "back", [.invitation]),
    row(.back, [.escape, .character("q"), .left], "Esc", "I have read it", "close", [.ended]),
    row(
      .back, [.escape, .character("q"), .left, .enter], "Esc", "back", "back", [.ring, .protects]),

    row(.enter, [.enter], "Enter", "the board", "the board", [.firstRun]),
    row(.ring, [.character("5")], "5", "who to ring", "to ring", [.firstRun]),
    row(.protects, [.character("?")], "?", "all of this in full", "more", [.firstRun]),

    row(.down, [.down, .wheelDown], "Down", "", "", wherever),
    row(.up, [.up, .wheelUp], "Up", "", "", wherever),
    row(.down, [.character("j")], "j", "", "", reading),
    row(.up, [.character("k")], "k", "", "", reading),
    row(.pageDown, [.pageDown], "PgDn", "", "", wherever),
    row(.pageUp, [.pageUp], "PgUp", "", "", wherever),
    row(.pageDown, [.character(" ")], "Space", "", "", reading),
    // Whoever went on with Enter has perhaps not read the end.
    row(.pageDown, [.enter], "Enter", "", "", [.ended]),

    row(.redraw, [.control("l")], "Ctrl-L", "", "", wherever),
    row(.suspend, [.control("z")], "Ctrl-Z", "", "", wherever),
    row(.hide, [.control("x")], "Ctrl-X or Esc Esc Esc", "hides", "hides", [.unlock, .invitation]),
    row(.hide, [.control("x")], "Ctrl-X", "", "", wherever.subtracting([.unlock, .invitation])),
    row(
      .leave, [.control("\\")], "Ctrl-\\", "leaves at once", "leaves",
      [.unlock, .ended, .invitation, .typeBack, .ring, .protects]),
    row(.leave, [.control("\\")], "Ctrl-\\", "", "", [.drawn, .firstRun]),
  ]

  /// The row that a key stands for on a page.
  package static func row(for key: Key, on page: EntrancePage) -> EntranceRow? {
    rows.first { $0.pages.contains(page) && $0.keys.contains(key.unshifted) }
  }

  private static let wherever = Set(EntrancePage.allCases)
  private static let reading: Set<EntrancePage> = [.ended, .drawn, .firstRun, .ring, .protects]

  private static func row(
    _ act: EntranceRow.Act,
    _ keys: [Key],
    _ shown: String,
    _ label: String,
    _ shortLabel: String,
    _ pages: Set<EntrancePage>
  ) -> EntranceRow {
    EntranceRow(
      act: act,
      keys: keys,
      shown: shown,
      label: label,
      shortLabel: shortLabel,
      pages: pages
    )
  }
}
