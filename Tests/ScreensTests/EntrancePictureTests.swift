// SPDX-License-Identifier: Apache-2.0

import Canvas
import Screens
import TestKit
import Testing

/// Every screen and state before an unlocked board, at two sizes.
@Suite struct EntrancePictureTests {
  private static let terminalAndPhone = [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]
  private static let tiny = [Size(rows: 5, columns: 20)]

  private func picture(
    _ name: String,
    lines: [EmergencyLine] = Visitor.lines,
    notice: String? = nil,
    ended: EndedAccess? = nil,
    sizes: [Size] = EntrancePictureTests.terminalAndPhone,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ steps: (Visitor) -> Void
  ) {
    for size in sizes {
      let visitor = Visitor(size: size, lines: lines, notice: notice, ended: ended)
      steps(visitor)
      #expect(visitor.frame.size == size)
      Golden.expect(
        lines: visitor.picture,
        matches: "\(name)-\(size.columns)x\(size.rows)",
        sourceLocation: sourceLocation
      )
    }
  }

  @Test func unlocking() {
    picture("unlock") { _ in }
    picture("unlock-again", notice: "Closed: three tries were wrong. All seven words open it.") {
      _ in
    }
    picture("unlock-tiny", sizes: EntrancePictureTests.tiny) { _ in }
    picture("unlock-wide", sizes: [Size(rows: 30, columns: 120)]) { _ in }
    picture("unlock-typing") { $0.type("ladder oven this") }
    picture("unlock-typing-tiny", sizes: EntrancePictureTests.tiny) { $0.type("ladder oven this") }
    picture("unlock-word-shown") {
      $0.type("ladder oven this")
      $0.press("Ctrl-R")
    }
    picture("unlock-no-word") { $0.type("ladder oven thq") }
    picture("unlock-unfinished") { $0.type("ladder oven thi ") }
    picture("unlock-missing") { $0.type("ladder oven\n\n") }
    picture("unlock-five-words") { $0.type("\(Visitor.typedInvitation) \n") }
    picture("unlock-eight-words") { $0.paste("\(Visitor.typed) otter") }
    picture("unlock-suspended") {
      $0.suspend()
      $0.type("\(Visitor.typed)\n")
    }
    picture("unlock-suspended-end", sizes: [Size(rows: 12, columns: 40)]) {
      $0.suspend()
      $0.type("\(Visitor.typed)\n\n\n")
    }
    picture("unlock-suspended-ring") {
      $0.suspend()
      $0.type("\(Visitor.typed)\n2")
    }
    picture("unlock-suspended-quiet") {
      $0.suspend()
      $0.type("\(Visitor.typed)\n")
      $0.pass(.seconds(180))
    }
    picture("suspended-tiny", ended: Visitor.ended, sizes: EntrancePictureTests.tiny) { _ in }
    picture("unlock-all-in") { $0.type("\(Visitor.typed) ") }
    picture("unlock-opening") {
      $0.holds = { _ in true }
      $0.type("\(Visitor.typed)\n")
    }
    picture("unlock-waiting") {
      $0.holds = { _ in true }
      $0.type("\(Visitor.typed)\n")
      $0.queue()
    }
    picture("unlock-wrong") { $0.type("oven ladder thistle copper window walnut violin\n") }
    picture("unlock-failed") {
      $0.instead = { _ in
        .failed("The board could not be opened: the disk did not answer. Try again later.")
      }
      $0.type("\(Visitor.typed)\n")
    }
    picture("unlock-quiet") {
      $0.type("ladder oven")
      $0.pass(.seconds(180))
    }
    picture("unlock-hidden") { $0.press("Ctrl-X") }
  }

  @Test func joining() {
    picture("join") { $0.press("1") }
    picture("join-typing") { $0.type("1otter biscuit la") }
    picture("join-seven-words") { $0.type("1\(Visitor.typedInvitation) l") }
    picture("join-opening") {
      $0.holds = { _ in true }
      $0.join()
    }
    picture("join-wrong") { $0.type("1biscuit otter lantern gravity parsley\n") }
    picture("join-expired") {
      $0.instead = { _ in .wrong(.expired) }
      $0.join()
    }
    picture("join-ended") {
      $0.instead = { _ in .wrong(.ended) }
      $0.join()
    }
    picture("join-drawing") {
      $0.holds = { if case .drawCodename = $0 { true } else { false } }
      $0.join()
    }
    picture("join-drawn") { $0.join() }
    picture("join-drawn-tiny", sizes: EntrancePictureTests.tiny) { $0.join() }
    picture("join-drawn-end", sizes: [Size(rows: 12, columns: 40)]) {
      $0.join()
      $0.press("PgDn PgDn PgDn")
    }
    picture("join-others") {
      $0.join()
      $0.press("n")
    }
    picture("join-type-back") {
      $0.join()
      $0.press("Enter")
      $0.type("ladder oven ")
    }
    picture("join-another-word") {
      $0.join()
      $0.press("Enter")
      $0.type("ladder oven copper thistle window walnut violin\n")
    }
    picture("join-joining") {
      $0.holds = { if case .join = $0 { true } else { false } }
      $0.join()
      $0.type("\n\(Visitor.typed)\n")
    }
    picture("join-gone") {
      $0.instead = { if case .join = $0 { .wrong(.opensNothing) } else { nil } }
      $0.join()
      $0.type("\n\(Visitor.typed)\n")
    }
    picture("join-quiet") {
      $0.join()
      $0.pass(.seconds(180))
    }
    picture("first-run") {
      $0.join()
      $0.type("\n\(Visitor.typed)\n")
    }
    picture("first-run-end", sizes: [Size(rows: 12, columns: 40)]) {
      $0.join()
      $0.type("\n\(Visitor.typed)\n")
      $0.press("PgDn PgDn PgDn PgDn PgDn")
    }
    picture("first-run-quiet") {
      $0.join()
      $0.type("\n\(Visitor.typed)\n")
      $0.pass(.seconds(180))
    }
  }

  @Test func reading() {
    picture("ring") { $0.press("2") }
    picture("ring-none", lines: []) { $0.press("2") }
    picture("ring-end", sizes: [Size(rows: 12, columns: 40)]) { $0.press("2 PgDn PgDn") }
    picture("protects") { $0.press("4") }
    picture("protects-end") { $0.press("4 PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn") }
    picture("protects-tiny", sizes: EntrancePictureTests.tiny) { $0.press("4 j") }
  }

  // MARK: The curtain of a sealed board

  private func curtain(
    _ name: String,
    sizes: [Size] = EntrancePictureTests.terminalAndPhone,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ steps: (Reader) -> Void
  ) {
    for size in sizes {
      let reader = Reader(SampleBoard.demo(), size: size, words: Visitor.list)
      reader.press("c 3")
      reader.type("Who else is there?")
      reader.pass(.seconds(180))
      steps(reader)
      Golden.expect(
        lines: reader.picture,
        matches: "\(name)-\(size.columns)x\(size.rows)",
        sourceLocation: sourceLocation
      )
    }
  }

  @Test func closing() {
    curtain("closed-words") { _ in }
    curtain("closed-words-tiny", sizes: EntrancePictureTests.tiny) { _ in }
    curtain("closed-words-typing") { $0.type("ladd ") }
    curtain("closed-words-shown") {
      $0.type("ladd ov")
      $0.press("Ctrl-R")
    }
    curtain("closed-words-no-word") { $0.type("laddx") }
    curtain("closed-words-wrong") { $0.type("oven oven\n") }
    curtain("closed-words-last-try") { $0.type("oven oven\noven ladder\n") }
    curtain("closed-words-locked") { $0.type("oven oven\noven oven\noven oven\n") }
    curtain("closed-words-checking") {
      $0.holds = { if case .reopen = $0 { true } else { false } }
      $0.type("ladder oven\n")
    }
  }
}
