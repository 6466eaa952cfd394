// SPDX-License-Identifier: Apache-2.0

import Canvas
import Testing

@Suite struct EditTests {
  /// Keys that the program gives one meaning everywhere, or that its forms use.
  @Test(arguments: ["x", "l", "r", "o", "d", "\\"] as [Character])
  func `leaves the program's own keys alone`(letter: Character) {
    #expect(Edit(.control(letter)) == nil)
  }

  @Test func `every act has a key`() {
    let plain: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight,
    ]
    let letters = "abcdefghijklmnopqrstuvwxyz_<>"
    let keys = plain + letters.map { .control($0) } + letters.map { .alt($0) }
    #expect(Set(keys.compactMap(Edit.init)) == Set(Edit.allCases))
    #expect(letters.allSatisfy { Edit(.character($0)) == nil })
  }
}
