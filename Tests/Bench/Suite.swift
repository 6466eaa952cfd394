// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The whole run: two boards, every measurement in its turn, one table.
struct Suite: ~Copyable {
  let scratch: Scratch
  /// The program that people run.
  let program: String
  /// How many messages are on the larger board.
  let largeSize: Int
  static let smallSize = 10_000
  /// The size that the targets are stated for.
  static let statedSize = 1_000_000
  var table = Table()

  /// Measures the program that was built beside this one, or the one that `LOOKOUT_BINARY` names.
  static func ofThisBuild() throws -> Suite {
    let own = Child.ownPath.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    let program = getenv("LOOKOUT_BINARY").map { String(cString: $0) } ?? "\(own)/lookout"
    guard access(program, X_OK) == 0 else {
      throw Failure("no program at \(program): run make build")
    }
    let wanted = getenv("BENCH_MESSAGES").flatMap { Int(String(cString: $0)) }
    return Suite(
      scratch: try Scratch(),
      program: program,
      largeSize: max(Suite.smallSize, wanted ?? 100_000)
    )
  }

  /// Measures everything and prints it.
  consuming func run() throws {
    let start = Moment.now
    let before = Machine.description(around: scratch.path)
    Output.note(before)
    try File.write("a reader\n", to: codenameFile)
    let (small, large) = try measureSeeding()
    for board in [small, large] { try measureOpening(board) }
    try measureFirstScreen(small, large)
    try measureBytesPerKey(small)
    try measureUnlocking()
    try measurePosting(small)
    try measureCrowd()
    for board in [small, large] {
      try measureKeys(board)
      try measureSearch(board)
    }
    measureEditor()
    try measureFolding()
    try measureMembers()
    try measureSealed(beside: large)
    Output.say(before)
    Output.say(
      "Boards of \(Figure.grouped(Suite.smallSize)) and \(Figure.grouped(largeSize)) messages, "
        + "a thread to every twenty; median (least–most). Targets are for "
        + "\(Figure.grouped(Suite.statedSize)) messages. \(Figure.time(start.age)) in all.\n"
    )
    for line in table.lines { Output.say(line) }
  }

  /// As many messages once more, sealed: last, since they fill the memory with pages of files.
  private mutating func measureSealed(beside open: GeneratedBoard) throws {
    Output.note("the sealed board")
    let start = Moment.now
    let sealed = try GeneratedBoard(
      at: "\(scratch.path)/large-sealed", messages: largeSize, isSealed: true,
      codenames: Suite.sessions + 1)
    let speed = Double(largeSize) / start.age * 1_000_000
    table.add(
      Table.Row(
        what: "seeding, sealed, \(Figure.grouped(largeSize))",
        measured: "\(Figure.digits(speed)) messages/s"))
    try measureSealing(open, sealed)
    try measureSearch(sealed)
    try measureSessions(sealed)
  }

  /// How many people are to be at a board at once.
  static let sessions = 50

  var codenameFile: String { "\(scratch.path)/codename" }
}
