// SPDX-License-Identifier: Apache-2.0

/// When the posts of an invented board are written: on which of the last days, thread by thread.
///
/// Most threads are short and soon over, and a few go on and on. Posts come in bursts, as people
/// answer one another; the first post of a thread opens it. Holds eight bytes for each burst.
struct PostSchedule {
  /// Some posts in one thread, one after the other.
  struct Burst {
    let thread: UInt32
    let count: UInt32
  }

  /// How many days an invented board goes back, today among them.
  static let dayCount = 60

  /// What happens on each day, the oldest first, in the order of the record.
  private(set) var days: [[Burst]]
  /// How many posts each thread gets.
  let sizes: [Int]

  private static let longestBurst = 9
  /// Threads of more posts than this go on to the end.
  private static let shortThread = 100

  /// The schedule of so many threads and posts.
  ///
  /// - Precondition: there is a thread, and a post for each.
  init(threads: Int, messages: Int, using random: inout SeededNumbers) {
    precondition(threads > 0 && messages >= threads, "every thread has a post")
    sizes = PostSchedule.sizes(threads: threads, messages: messages, &random)
    days = [[Burst]](repeating: [], count: PostSchedule.dayCount)
    let last = PostSchedule.dayCount - 1
    for (thread, size) in sizes.enumerated() {
      let opened = Int.random(in: 0...last, using: &random)
      days[opened].append(Burst(thread: UInt32(thread), count: 1))
      var left = size - 1
      while left > 0 {
        let count = min(left, Int.random(in: 1...PostSchedule.longestBurst, using: &random))
        var day = last + 1
        if size <= PostSchedule.shortThread {
          day = opened
          while day <= last, Int.random(in: 0..<4, using: &random) != 0 { day += 1 }
        }
        if day > last { day = Int.random(in: opened...last, using: &random) }
        days[day].append(Burst(thread: UInt32(thread), count: UInt32(count)))
        left -= count
      }
    }
    for day in days.indices { days[day].shuffle(using: &random) }
  }

  /// Shares the posts out: one for each thread, the rest by weights with a long tail.
  private static func sizes(
    threads: Int,
    messages: Int,
    _ random: inout SeededNumbers
  ) -> [Int] {
    // The lightest weighs one, one thread in four at least two, one in ten thousand a hundred. Roots
    // and quotients come out the same on every machine.
    let weights = (0..<threads).map { _ in
      1 / Double.random(in: 0.0001...1, using: &random).squareRoot()
    }
    let whole = weights.reduce(0, +)
    let replies = Double(messages - threads)
    var sizes: [Int] = []
    sizes.reserveCapacity(threads)
    var (weighed, given) = (0.0, 0)
    for weight in weights {
      weighed += weight
      let due = min(messages - threads, Int((replies * weighed / whole).rounded()))
      sizes.append(1 + due - given)
      given = due
    }
    sizes[threads - 1] += messages - threads - given
    return sizes
  }
}
