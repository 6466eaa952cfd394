// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A thread of an invented board while the board is made.
struct InventedThread {
  /// Nil until the thread is opened.
  var id: ThreadID?
  var kind = ThreadKind.warning
  var occasion: String?
  var hasSubject = false
  /// Posts that are still to come.
  var postsLeft: Int
  /// Whether the person named has answered.
  var isDisputed = false
  /// How many members have said "same here".
  var voiceCount = 0
  /// The newest post that stands, and who wrote it.
  var last: (message: EventID, author: Int)?

  private let opener: Int
  private let step: Int
  private let memberCount: Int
  /// How many members write in it.
  private let groupSize: Int

  /// A thread of `size` posts by some of a board's members.
  init(size: Int, memberCount: Int, using random: inout SeededNumbers) {
    postsLeft = size
    self.memberCount = memberCount
    opener = Int.random(in: 0..<memberCount, using: &random)
    groupSize = min(memberCount, 2 + size / 4)
    var step = 1 + Int.random(in: 0..<memberCount, using: &random)
    while InventedThread.divisor(step, memberCount) > 1 { step += 1 }
    self.step = step
  }

  /// One of the members who write in it; the first is whoever opened it, and the first few write
  /// the most.
  func writer(using random: inout SeededNumbers) -> Int {
    let drawn = Int.random(in: 0..<groupSize, using: &random)
    return member(Int.random(in: 0...drawn, using: &random))
  }

  /// Whoever opened it.
  var firstWriter: Int { opener }

  /// A member whose "same here" has not been counted; nil where nobody is left.
  var nextVoice: Int? {
    voiceCount + 1 < memberCount ? member(voiceCount + 1) : nil
  }

  /// All members in an order of the thread's own, each of them once.
  private func member(_ number: Int) -> Int {
    (opener + number * step) % memberCount
  }

  private static func divisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : divisor(second, first % second)
  }
}
