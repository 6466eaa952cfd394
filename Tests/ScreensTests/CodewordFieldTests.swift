// SPDX-License-Identifier: Apache-2.0

import Canvas
import Screens
import Testing
import Text

/// Words that are typed unseen.
@Suite struct CodewordFieldTests {
  private let list = Visitor.list

  private func field(_ text: String, count: Int = 7) -> (CodewordField, CodewordField.Outcome) {
    var field = CodewordField(count: count)
    var outcome = CodewordField.Outcome.ignored
    for character in text {
      let key: Key =
        switch character {
        case "\n": .enter
        case "\t": .tab
        case "<": .backspace
        default: .character(character)
        }
      outcome = field.take(key, list)
    }
    return (field, outcome)
  }

  @Test(arguments: [
    "ladder oven thistle copper window walnut violin\n", "ladd oven this copp wind waln viol\n",
    "LADDER Oven\tthistle\tcopper  window walnut violin \n",
    "laddm<<<<<ladder oven this copp copp<<<< <copp wind waln violi\n",
    "ladder\noven\nthistle\ncopper\nwindow\nwalnut\nviolin\n",
  ]) func sevenWordsAreHandedOnAndForgotten(text: String) {
    let (field, outcome) = field(text)
    #expect(outcome == .submitted(Visitor.codename), "\(outcome)")
    #expect(field.isEmpty)
  }

  @Test(arguments: [
    ("q", CodewordField.Outcome.taken, 0), ("qz", .unknown, 0), ("laddx", .unknown, 0),
    ("lad", .taken, 0), ("ladd", .taken, 1), ("ladders", .unknown, 0), ("lad ", .unfinished, 0),
    ("lad\n", .unfinished, 0), ("\n", .missing, 0), ("ladd \n", .missing, 1), (" ", .taken, 0),
    ("1", .ignored, 0), ("ladd1", .ignored, 1), ("ladd 7", .ignored, 1),
    ("ladd oven<<<<", .taken, 1),
    ("ladd oven<<<<<", .taken, 0), ("<", .taken, 0), ("l\u{e4}", .unknown, 0), ("owl", .taken, 1),
    ("owl ", .taken, 1), ("owls", .unknown, 0),
  ]) func everyKeyIsAnswered(text: String, outcome: CodewordField.Outcome, filled: Int) {
    let (field, found) = field(text)
    #expect(found == outcome)
    #expect(field.filled(list) == filled)
  }

  @Test func aWordTooManyIsNotTaken() {
    let (field, outcome) = field("ladd oven o", count: 2)
    #expect(outcome == .full)
    #expect(field.filled(list) == 2)
  }

  @Test(arguments: [
    "ladder oven thistle copper window walnut violin",
    "ladder-oven-thistle-copper-window-walnut-violin",
    " Ladder, oven, thistle,\ncopper window\twalnut\r\nviolin\n",
    "1 ladder 2 oven 3 thistle 4 copper\n5 window 6 walnut 7 violin",
    "ladd.oven.this.copp.wind.waln.viol",
  ]) func wordsCanBePasted(text: String) {
    var field = CodewordField(count: 7)
    #expect(field.paste(text, list) == .taken)
    #expect(field.filled(list) == 7)
    #expect(field.take(.enter, list) == .submitted(Visitor.codename))
  }

  @Test func aPasteStopsWhereItIsNotUnderstood() {
    var field = CodewordField(count: 7)
    #expect(field.paste("ladder oven grmpf copper", list) == .unknown)
    #expect(field.filled(list) == 2)
    #expect(field.present == 3)
  }

  @Test func thePresentWordIsShownUntilTheNextKey() {
    var (field, _) = field("ladd ov")
    #expect(field.shown(list) == nil)
    _ = field.take(.control("r"), list)
    #expect(field.shown(list) == "ov")
    _ = field.take(.character("e"), list)
    #expect(field.shown(list) == nil)
    _ = field.take(.character("n"), list)
    _ = field.take(.control("r"), list)
    #expect(field.shown(list) == "oven")
    _ = field.paste("", list)
    #expect(field.shown(list) == nil)
  }
}
