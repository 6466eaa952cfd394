// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger

/// What a board is to begin with, or to get: a seed script, flattened into the order of the record.
struct SeedScript {
  /// One thing that somebody does.
  struct Step {
    /// Who: an author's index; nil is whoever founded the board.
    let author: Int?
    /// Relative to the day of seeding, and never after it.
    let day: Int
    let deed: Deed
    /// Where the document says so.
    let source: Source
  }

  /// What is done; threads and posts are numbers, because their identifiers are still to be drawn.
  enum Deed {
    case name(RawText)
    case enrol(RosterEntry)
    /// A public occasion; the weeks are counted from that of the seeding.
    case announce(occasion: String, first: Int, last: Int, RawText)
    case open(thread: Int, Opening, RawText?)
    case reply(thread: Int, to: Int?, RawText)
    case amend(thread: Int, post: Int, RawText)
    case withdraw(thread: Int, post: Int)
    case sameHere(thread: Int, Basis)
    case dispute(thread: Int, RawText)
  }

  /// A place in the document.
  struct Source {
    let offset: Int
    let path: String
  }

  /// In the order of the record: by day, so that the list of threads comes out as on a real board.
  let steps: [Step]
  /// How many authors there are: one more than the highest index.
  let authorCount: Int
  /// The steps that make a thread's posts, thread by thread.
  private let posts: [[Int]]

  /// How many threads the script opens.
  var threadCount: Int { posts.count }

  /// The script of `steps`, which are sorted by day here; those of one day keep their order.
  init(_ steps: [Step], threadCount: Int) {
    let sorted = steps.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
    var posts = [[Int]](repeating: [], count: threadCount)
    for (number, step) in sorted.enumerated() {
      switch step.deed {
      case .open(let thread, _, _), .reply(let thread, _, _), .dispute(let thread, _):
        posts[thread].append(number)
      case .name, .enrol, .announce, .amend, .withdraw, .sameHere:
        break
      }
    }
    self.steps = sorted
    self.posts = posts
    authorCount = 1 + (steps.compactMap(\.author).max() ?? -1)
  }

  /// What step `number` comes to, given the events of the steps before it; nil where it is about
  /// something that a step before it did not make.
  func intent(_ number: Int, made: [[Event]], today: Day) -> Intent? {
    switch steps[number].deed {
    case .name(let name):
      return .name(name)
    case .enrol(let entry):
      return .enrol(entry)
    case .announce(let occasion, let first, let last, let name):
      let week = Week(of: today).number
      return .announce(
        occasion: occasion,
        Week(number: week + first)...Week(number: week + max(first, last)), name)
    case .open(_, let opening, let text):
      return .open(opening, text)
    case .reply(let thread, let post, let text):
      guard let id = self.thread(thread, made) else { return nil }
      guard let post else { return .reply(id, to: nil, text) }
      return message(post, of: thread, made).map { .reply(id, to: $0, text) }
    case .amend(let thread, let post, let text):
      guard let id = self.thread(thread, made), let message = message(post, of: thread, made)
      else { return nil }
      return .amend(id, message, text)
    case .withdraw(let thread, let post):
      guard let id = self.thread(thread, made), let message = message(post, of: thread, made)
      else { return nil }
      return .withdraw(id, message)
    case .sameHere(let thread, let basis):
      return self.thread(thread, made).map { .sameHere($0, basis) }
    case .dispute(let thread, let text):
      return self.thread(thread, made).map { .dispute($0, text) }
    }
  }

  private func thread(_ number: Int, _ made: [[Event]]) -> ThreadID? {
    message(0, of: number, made).map { ThreadID(opening: $0) }
  }

  private func message(_ post: Int, of thread: Int, _ made: [[Event]]) -> EventID? {
    guard posts[thread].indices.contains(post), made.indices.contains(posts[thread][post]) else {
      return nil
    }
    return made[posts[thread][post]].last?.id
  }
}
