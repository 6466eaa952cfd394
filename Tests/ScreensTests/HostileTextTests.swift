// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// What others write, and what is typed and pasted, draws itself where it belongs and nowhere else.
@Suite struct HostileTextTests {
  private static let size = Size(rows: 24, columns: 80)

  private func expectSafe(_ frame: Frame, _ place: String) {
    for line in frame.lines {
      let fault = HostileCorpus.fault(in: line.utf8)
      #expect(fault == nil, "\(place): \(fault ?? "") in \(line)")
    }
  }

  /// A board with one thread of two posts.
  private func board(_ opening: String, _ reply: String, _ last: String) -> SampleBoard {
    let board = SampleBoard.demo()
    board.open(1, ago: 0, Opening(kind: .question), opening)
    let index = board.state.threads.count - 1
    board.reply(index, by: 2, reply)
    board.reply(index, by: 3, last)
    return board
  }

  @Test(arguments: HostileCorpus.texts.map(\.text)) func `no post leaves its body`(text: String) {
    let marker = "A plain last post."
    func shown(_ reply: String) -> (top: [String], bottom: String?, frames: [Frame]) {
      let reader = Reader(
        board("A plain question?", ".\(reply)", marker), size: HostileTextTests.size)
      var frames = [reader.frame]
      reader.press("Enter")
      let top = Array(reader.frame.lines.prefix(4))
      frames.append(reader.frame)
      reader.press("PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn")
      frames.append(reader.frame)
      let line = reader.frame.lines.first { $0.contains(marker) }
      reader.press("q / x Enter")
      frames.append(reader.frame)
      return (top, line, frames)
    }
    let (hostile, plain) = (shown(text), shown("Words."))
    for frame in hostile.frames { expectSafe(frame, "reading") }
    #expect(hostile.top == plain.top)
    #expect(hostile.bottom == plain.bottom && plain.bottom != nil)
  }

  @Test(arguments: HostileCorpus.texts.map(\.text)) func `in a list it keeps to its line`(
    text: String
  ) {
    func rows(_ opening: String) -> [String] {
      let reader = Reader(board(".\(opening)", "Words.", "More."), size: HostileTextTests.size)
      expectSafe(reader.frame, "the list")
      return reader.frame.lines
    }
    let (hostile, plain) = (rows(text), rows("Words?"))
    let changed = hostile.indices.filter { hostile[$0] != plain[$0] }
    #expect(changed.count <= 1, "rows \(changed)")
  }

  @Test(arguments: ["Enter r", "/", ":", "f"])
  func `typed or pasted it stays in its field`(way: String) {
    for (name, text) in HostileCorpus.texts {
      let reader = Reader(SampleBoard.demo(), size: HostileTextTests.size)
      reader.press(way)
      reader.type(String(text.prefix(12)))
      reader.paste(text)
      expectSafe(reader.frame, "\(name) at \(way)")
      reader.resize(12, 40)
      expectSafe(reader.frame, "\(name) at \(way), small")
    }
  }
}
