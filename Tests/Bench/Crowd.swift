// SPDX-License-Identifier: Apache-2.0

import Board
import Glibc
import Session

/// Many processes that post on one board at once.
struct Crowd {
  /// From the first one's start to the last one's end, in microseconds.
  let duration: Double
  /// The longest that a post took, in microseconds.
  let worstWait: Double
  /// The posts that were said to be up.
  let acknowledged: [String]

  /// Starts them, lets them go all at once when every one has the board open, and waits for all.
  init(on board: GeneratedBoard, writers: Int, posts: Int) throws {
    let ready = try Pipe(keeping: .reading)
    let gate = try Pipe(keeping: .writing)
    let result = try Pipe(keeping: .reading)
    let children = try (0..<writers).map { number in
      try Child(
        .post,
        board.path,
        "writer \(number)",
        String(posts),
        String(ready.writing),
        String(gate.reading),
        String(result.writing)
      )
    }
    for pipe in [ready, result] { pipe.closeWriting() }
    guard Pipe.read(ready.reading, upTo: writers).count == writers else {
      throw Failure("not every writer got the board open")
    }
    gate.closeWriting()
    let lines = Pipe.read(result.reading).split(separator: "\n").map { $0.split(separator: " ") }
    for child in children { try child.finish() }
    for pipe in [ready, gate, result] { pipe.closeReading() }
    let starts = lines.compactMap { UInt64($0[0]) }
    let ends = lines.compactMap { UInt64($0[1]) }
    guard let start = starts.min(), let end = ends.max(), lines.count == writers else {
      throw Failure("not every writer told how it went")
    }
    duration = Moment(nanoseconds: end) - Moment(nanoseconds: start)
    worstWait = lines.compactMap { Double($0[2]) }.max() ?? 0
    acknowledged = lines.flatMap { $0[3].split(separator: ",").map(String.init) }
  }

  /// Every post that stands on a board, as its readers see it.
  static func posts(on board: GeneratedBoard) throws -> [String] {
    let session = try board.session()
    return try session.board.threads.flatMap { row in
      try session.thread(row.id)?.state.messages.compactMap { message in
        if case .text = message.body { message.id.description } else { nil }
      } ?? []
    }
  }
}
