// SPDX-License-Identifier: Apache-2.0

import Board
import Ledger
import Session

extension Suite {
  /// Has the two boards made.
  mutating func measureSeeding() throws -> (small: GeneratedBoard, large: GeneratedBoard) {
    Output.note("seeding")
    let small = try GeneratedBoard(
      at: "\(scratch.path)/small", messages: Suite.smallSize, by: program)
    let start = Moment.now
    let large = try GeneratedBoard(at: "\(scratch.path)/large", messages: largeSize, by: program)
    let time = start.age
    let floor = try writing(large.segments, to: "\(scratch.path)/copy")
    let speed = Double(largeSize) / time * 1_000_000
    table.add(
      Table.Row(
        what: "seeding, open, \(Figure.grouped(largeSize))",
        measured: "\(Figure.digits(speed)) messages/s",
        floor:
          "\(Figure.digits(Double(largeSize) / floor * 1_000_000)) messages/s, writing the same bytes",
        ratio: Figure.ratio(time, to: floor),
        target: "≥ 20,000/s",
        isMet: speed >= 20_000
      )
    )
    return (small, large)
  }

  /// One writer's posts, each beside a bare write and fdatasync of as many bytes on the same disk.
  mutating func measurePosting(_ board: GeneratedBoard) throws {
    Output.note("posting")
    let session = try board.session(as: "a writer")
    let bare = try Floor.Appending("\(scratch.path)/bare")
    var random = Numbers(seed: 4)
    var (posting, floor) = (Sample(), Sample())
    var length = Suite.length(of: board)
    for _ in 0..<300 {
      guard let thread = session.board.threads.suffix(200).randomElement(using: &random)?.id else {
        throw Failure("no threads")
      }
      let text = RawText(Prose.text(using: &random))
      // She has read what she answers.
      _ = try session.thread(thread)
      posting.add(try microseconds { _ = try session.perform(.reply(thread, to: nil, text)) })
      let after = Suite.length(of: board)
      floor.add(try bare.append([UInt8](repeating: 0x41, count: after - length)))
      length = after
    }
    let extra = posting.median - floor.median
    table.add(
      Table.Row(
        what: "durable signed post, one writer",
        measured: "\(posting.time); \(Figure.time(extra)) beyond",
        floor: "\(floor.time), write + fdatasync",
        ratio: Figure.ratio(posting.median, to: floor.median),
        target: "≤ 150 µs beyond",
        isMet: extra <= 150
      )
    )
  }

  /// Sixty-four processes that post at once: how many a second, the longest wait, and whether each
  /// acknowledged post is there once.
  mutating func measureCrowd() throws {
    Output.note("64 processes")
    let (writers, each) = (64, 20)
    let board = try GeneratedBoard(at: "\(scratch.path)/crowd", messages: 1_280, by: program)
    let before = try Crowd.posts(on: board).count
    let bare = try Floor.Appending("\(scratch.path)/bare")
    var floor = Sample()
    for _ in 0..<200 { floor.add(try bare.append([UInt8](repeating: 0x41, count: 900))) }
    let crowd = try Crowd(on: board, writers: writers, posts: each)
    for _ in 0..<200 { floor.add(try bare.append([UInt8](repeating: 0x41, count: 900))) }
    let posts = try Crowd.posts(on: board)
    let lost = Set(crowd.acknowledged).subtracting(posts).count
    let extra = posts.count - before - crowd.acknowledged.count
    let doubled = posts.count - Set(posts).count
    let speed = Double(writers * each) / crowd.duration * 1_000_000
    let bareSpeed = 1_000_000 / floor.median
    table.add(
      Table.Row(
        what: "64 processes posting at once",
        measured: "\(Figure.digits(speed)) posts/s",
        floor: "\(Figure.digits(bareSpeed))/s, write + fdatasync by one",
        ratio: Figure.ratio(bareSpeed, to: speed),
        target: "≥ 1,000/s",
        isMet: speed >= 1_000
      )
    )
    table.add(
      Table.Row(
        what: "… worst wait",
        measured: Figure.time(crowd.worstWait),
        target: "≤ 1 s",
        isMet: crowd.worstWait <= 1_000_000
      )
    )
    table.add(
      Table.Row(
        what: "… lost, doubled, never acknowledged",
        measured: "\(lost), \(doubled), \(extra)",
        target: "none",
        isMet: lost == 0 && doubled == 0 && extra == 0
          && crowd.acknowledged.count == writers * each
      )
    )
  }

  private static func length(of board: GeneratedBoard) -> Int {
    board.segments.reduce(0) { $0 + File.length(of: $1) }
  }

  /// Writes the bytes of some files to another, durably, in microseconds.
  private func writing(_ files: [String], to path: String) throws -> Double {
    var bytes: [UInt8] = []
    for file in files { File.each(of: file) { bytes += $0 } }
    let copy = try Floor.Appending(path)
    return try copy.append(bytes)
  }
}
