// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Session

extension Suite {
  /// The last word of the board's screen, on its last row.
  private static let boardIsUp = "leave"

  private func open(_ board: GeneratedBoard, with file: String? = nil) throws -> Screen {
    let screen = try Screen([
      program, "open", "--board", board.path, "--codename-file", file ?? codenameFile,
    ])
    try screen.wait(for: Suite.boardIsUp)
    return screen
  }

  /// Fifty people at one sealed board: what they take of the machine together, and how soon they all
  /// see a post.
  mutating func measureSessions(_ board: GeneratedBoard) throws {
    Output.note("sessions")
    var screens: [Screen] = []
    for (number, codename) in board.codenames.dropFirst().enumerated() {
      let file = "\(scratch.path)/codename-\(number)"
      try File.write(codename + "\n", to: file)
      screens.append(try open(board, with: file))
      // Unlocking takes turns: the first ones must not close for quiet before the last ones are up.
      for screen in screens { screen.type("k") }
    }
    let size = Figure.grouped(board.messages)
    let writer = try board.session(as: board.codenames[0])
    var seen = Sample()
    for _ in 1...5 {
      for screen in screens { screen.settle() }
      // From before it is written: some show it before its writer hears that it is up.
      let start = Moment.now
      _ = try writer.perform(.open(Opening(kind: .question), RawText("Who is in the corridor?")))
      seen.add(try Screen.waitForChange(of: screens, since: start))
    }
    let memory = screens.map(\.memory)
    let resident = Double(memory.reduce(0) { $0 + $1.resident }) / 1_024
    let share = Double(memory.reduce(0) { $0 + $1.share }) / 1_024
    table.add(
      Table.Row(
        what: "\(screens.count) unlocked sessions, sealed, \(size)",
        measured:
          "\(Figure.digits(share)) MiB; \(Figure.digits(resident)) MiB with what they share "
          + "counted for each",
        target: "≤ 2 GiB", isMet: resident <= 2_048))
    table.add(
      Table.Row(
        what: "… until all of them show a new post",
        measured:
          "\(Figure.time(seen.percentile(100))) at most, half of them \(Figure.time(seen.median))",
        target: "≤ 1 s", isMet: seen.percentile(100) <= 1_000_000))
  }

  /// From nothing to a whole first frame, the whole process; and what it then holds.
  mutating func measureFirstScreen(_ small: GeneratedBoard, _ large: GeneratedBoard) throws {
    Output.note("first screen")
    var nothing = Sample()
    var (curses, first, second) = (Sample(), Sample(), Sample())
    var (resident, peak) = (Sample(), Sample())
    /// Of what it costs, its end is no part: a screen lives until the next turn.
    func shown(_ sample: inout Sample, _ show: () throws -> Screen) rethrows -> Screen {
      let start = Moment.now
      let screen = try show()
      sample.add(start.age)
      return screen
    }
    // The first turn finds the files that the others need.
    for turn in 0...25 {
      var samples = [curses, first, second]
      let screens = [
        try shown(&samples[0]) {
          let screen = try Screen([Child.ownPath, Part.screen.rawValue])
          try screen.wait(for: Part.screenIsUp)
          return screen
        },
        try shown(&samples[1]) { try open(small) },
        try shown(&samples[2]) { try open(large) },
      ]
      guard turn > 0 else { continue }
      (curses, first, second) = (samples[0], samples[1], samples[2])
      nothing.add(try microseconds { try Child(.nothing).finish() })
      let memory = screens[2].memory
      resident.add(Double(memory.resident) / 1_024)
      peak.add(Double(memory.peak) / 1_024)
    }
    table.add(
      Table.Row(
        what: "curses' own start, an empty screen",
        measured: curses.time,
        floor: "\(nothing.time), empty process",
        ratio: Figure.ratio(curses.median, to: nothing.median)
      )
    )
    for (board, sample) in [(small, first), (large, second)] {
      let extra = sample.median - curses.median
      table.add(
        Table.Row(
          what: "first useful screen, \(Figure.grouped(board.messages))",
          measured: "\(sample.time); \(Figure.time(extra)) beyond",
          floor: "\(curses.time), curses",
          ratio: Figure.ratio(sample.median, to: curses.median),
          target: "≤ 25 ms beyond",
          isMet: extra <= 25_000
        )
      )
    }
    let more = second.median - first.median
    table.add(
      Table.Row(
        what: "… more than at \(Figure.grouped(small.messages))",
        measured: Figure.time(more),
        target: "≤ 10 ms",
        isMet: more <= 10_000
      )
    )
    table.add(
      Table.Row(
        what: "resident memory, \(Figure.grouped(large.messages))",
        measured: "\(Figure.digits(resident.median)) MiB, peak \(Figure.digits(peak.median)) MiB",
        target: "≤ 32 MiB",
        isMet: resident.median <= 32
      )
    )
  }

  /// What one step down a list sends to the terminal.
  mutating func measureBytesPerKey(_ board: GeneratedBoard) throws {
    let screen = try open(board)
    while screen.bytes(after: "k") > 0 {}
    var bytes = Sample()
    for _ in 0..<60 { bytes.add(Double(screen.bytes(after: "j"))) }
    table.add(
      Table.Row(
        what: "bytes to the terminal per j, \(Screen.rows) rows",
        measured:
          "\(Int(bytes.median)) (\(Int(bytes.percentile(0)))–\(Int(bytes.percentile(100))))",
        target: "≤ 400",
        isMet: bytes.percentile(100) <= 400
      )
    )
  }

  /// From a key to its frame, in this process.
  mutating func measureKeys(_ board: GeneratedBoard) throws {
    Output.note("keys")
    var desk = try Desk(try board.session(), rows: Screen.rows, columns: Screen.columns)
    let keys: [(name: String, key: Key)] = [
      ("j", .character("j")), ("k", .character("k")), ("PgDn", .pageDown), ("Enter", .enter),
      ("q", .character("q")),
    ]
    var times: [String: Sample] = [:]
    var complete = Sample()
    func press(_ names: [String], times count: Int) throws {
      for _ in 0..<count {
        for name in names {
          guard let key = keys.first(where: { $0.name == name })?.key else { continue }
          times[name, default: Sample()].add(try microseconds { _ = try desk.press(key) })
          let rest = try desk.settle()
          if name == "Enter" { complete.add((times[name]?.values.last ?? 0) + rest) }
        }
      }
    }
    for _ in 0..<10 {
      try press(["j"], times: 30)
      try press(["k"], times: 10)
      try press(["Enter", "q"], times: 10)
      try press(["PgDn"], times: 5)
    }
    var all = Sample()
    for sample in times.values { all.add(sample) }
    table.add(
      Table.Row(
        what: "a thread read and verified, \(Figure.grouped(board.messages))",
        measured: "p50 \(Figure.time(complete.median)), p99 \(Figure.time(complete.percentile(99)))"
      ))
    let slowest = times.max { $0.value.percentile(99) < $1.value.percentile(99) }
    table.add(
      Table.Row(
        what: "key to frame, \(Figure.grouped(board.messages))",
        measured: "p50 \(Figure.time(all.median)), p99 \(Figure.time(all.percentile(99))), "
          + "most \(Figure.time(all.percentile(100)))",
        target: "p99 ≤ 2 ms",
        isMet: all.percentile(99) <= 2_000
      )
    )
    for (name, _) in keys {
      guard let sample = times[name] else { continue }
      table.add(
        Table.Row(
          what: "… \(name)\(name == slowest?.key ? ", the slowest" : "")",
          measured: "p50 \(Figure.time(sample.median)), p99 \(Figure.time(sample.percentile(99)))",
          target: "p99 ≤ 2 ms",
          isMet: sample.percentile(99) <= 2_000
        )
      )
    }
  }
}
