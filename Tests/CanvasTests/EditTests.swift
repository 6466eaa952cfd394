// SPDX-License-Identifier: Apache-2.0

import Canvas
import Testing

@Suite struct EditTests {
  /// Keys that the program gives one meaning everywhere, or that its forms use.
  @Test(arguments: ["x", "l", "r", "o", "d", "z", "c", "\\"] as [Character])
  func `leaves the program's own keys alone`(letter: Character) {
    #expect(Edit(.control(letter)) == nil)
  }

  @Test(arguments: [.tab, .backTab, .escape, .function(1), .alt("?")] as [Key])
  func `leaves the keys of forms alone`(key: Key) {
    #expect(Edit(key) == nil)
  }

  @Test func `every act stands once in the table, and every key once`() {
    #expect(EditKeys.table.map(\.edit).count == Edit.allCases.count)
    #expect(Set(EditKeys.table.map(\.edit)) == Set(Edit.allCases))
    #expect(Set(EditKeys.table.map(\.name)).count == EditKeys.table.count)
    let keys = EditKeys.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for row in EditKeys.table {
      #expect(row.name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }, "\(row.name)")
      #expect(row.shown.count <= 7 && row.shown.allSatisfy(\.isASCII), "\(row.name)")
      #expect(!row.keys.isEmpty, "\(row.name)")
      for key in row.keys {
        #expect(Edit(key) == row.edit, "\(row.name)")
        #expect(Edit(.shift(key)) == row.edit, "\(row.name)")
        if case .character = key { Issue.record("\(row.name) has a key that is text") }
        if case .alt(let letter) = key, let upper = letter.uppercased().first {
          #expect(Edit(.alt(upper)) == row.edit, "\(row.name)")
        }
      }
    }
  }

  @Test func `help names only keys that are there, and all of them`() {
    let shown = Set(EditKeys.table.map(\.shown))
    let words = EditKeys.table.flatMap { row in
      ([row.shown] + row.help.split { " ;:,".contains($0) }.map(String.init)).filter {
        row.help.isEmpty == false && ($0.hasPrefix("Ctrl-") || $0.hasPrefix("Alt-"))
      }
    }
    let others: Set = ["Ctrl-Space", "Alt-U"]
    #expect(Set(words).subtracting(others).isSubset(of: shown))
    let plain: Set = ["Left", "Right", "Up", "Down", "Enter"]
    for row in EditKeys.table where row.help.isEmpty && !plain.contains(row.shown) {
      let isNamed = EditKeys.table.contains { $0.help.contains(row.shown) }
      #expect(isNamed, "\(row.shown) is nowhere explained")
    }
  }
}
