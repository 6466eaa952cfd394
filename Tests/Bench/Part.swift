// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Canvas
import Glibc
import Sealing
import Session
import Terminal

/// What this program does when it runs itself, in a process of its own.
enum Part: String {
  /// Nothing: what a process costs.
  case nothing
  /// Shows a screen with one word on its last row, and waits for the end: what curses costs.
  case screen
  /// Posts on a board when told to.
  case post
  /// Stretches a codename as a sealed board does.
  case unlock

  /// What the empty screen shows when it is complete.
  static let screenIsUp = "shown"

  func play(_ words: [String]) throws {
    switch self {
    case .nothing: break
    case .screen: try Part.showScreen()
    case .post: try Part.post(words)
    case .unlock: try Part.unlock(words)
    }
  }

  private static func showScreen() throws {
    let signals = try SignalSource()
    var terminal = try Terminal(
      input: STDIN_FILENO,
      output: STDOUT_FILENO,
      environment: TerminalEnvironment { getenv($0).map { String(cString: $0) } }
    )
    var frame = Frame(size: terminal.size)
    frame.put(screenIsUp, row: terminal.size.rows - 1, column: 1)
    terminal.show(frame)
    _ = try Readiness.wait(terminal, signals, timeout: .seconds(60))
  }

  /// `post BOARD NAME COUNT READY GATE RESULT`, the last three descriptors: says on the first that
  /// the board is open and its posts are written, waits until the second is closed, posts, and tells on
  /// the third when that began and ended, the longest wait, and what was acknowledged, in one line and
  /// one write.
  private static func post(_ words: [String]) throws {
    let numbers = words.dropFirst(2).compactMap { Int32($0) }
    guard words.count == 6, numbers.count == 4 else { throw Failure("post wants six words") }
    let session = try GeneratedBoard.session(at: words[0], as: words[1])
    let threads = session.board.threads
    var random = Numbers(seed: UInt64(getpid()))
    // Whoever writes sees first what others will see.
    let texts = (0..<numbers[0]).map { _ in Prose.text(using: &random) }
    for text in texts { _ = session.anonymised(text) }
    Output.put(".", numbers[1])
    _ = Pipe.read(numbers[2])
    let start = Moment.now
    var worst = 0.0
    var posted: [String] = []
    for text in texts {
      guard let thread = threads.randomElement(using: &random)?.id else { break }
      let wait = try microseconds {
        let events = try session.perform(
          .reply(thread, to: nil, RawText(text))
        )
        posted += events.map(\.id.description)
      }
      worst = max(worst, wait)
    }
    let end = Moment.now
    Output.put(
      "\(start.nanoseconds) \(end.nanoseconds) \(worst) \(posted.joined(separator: ","))\n",
      numbers[3]
    )
  }

  /// `unlock RESULT`: tells on a descriptor how many microseconds it took, and by how many KiB the
  /// process grew.
  private static func unlock(_ words: [String]) throws {
    guard let result = words.first.flatMap({ Int32($0) }) else {
      throw Failure("unlock wants one word")
    }
    let codename = try Codename("seven words that nobody would ever think of")
    let before = Memory(of: getpid()).peak
    let time = try microseconds { _ = try codename.root(on: .zero, cost: .sealed) }
    Output.put("\(time) \(Memory(of: getpid()).peak - before)\n", result)
  }
}
