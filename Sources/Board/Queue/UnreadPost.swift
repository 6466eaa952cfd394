// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// A line that skipped the moderators: set aside until one of them puts it up.
package struct UnreadPost: Hashable, Sendable {
  package let line: PostLine
  /// The post whose words it brings: for a change another event than the line's own.
  package let post: EventID
  /// Who signed it; of a change perhaps not the post's author, and then it changes nothing.
  package let author: AuthorKey
  package let day: Day
  package let place: Place
  /// What a moderator decided on it; nil while it waits.
  package internal(set) var verdict: Verdict?
  /// Whether its author took the post back.
  package internal(set) var isWithdrawn = false

  init(_ event: Event, in thread: ThreadID, at place: Place) {
    line = PostLine(thread: thread, event: event.id)
    post = event.act.replacedText ?? event.id
    author = event.author
    day = event.day
    self.place = place
  }

  /// Whether it brings other words for a post that was there before.
  package var isChange: Bool { post != line.event }

  /// Whether nobody is shown it.
  package var isSetAside: Bool { verdict != .putUp }
}

// MARK: - Keeping it

extension UnreadPost {
  func pack(into packer: inout Packer) {
    packer.add(line.thread.value)
    packer.add(line.event.value)
    packer.add(post.value)
    packer.add(author.value)
    packer.add(day.number)
    packer.add(place.value)
    packer.add(verdict.map { [$0] } ?? []) { $0.add($1) }
    packer.add(isWithdrawn ? 1 : 0)
  }

  init(_ unpacker: inout Unpacker) {
    let thread = ThreadID(unpacker.bytes16())
    line = PostLine(thread: thread, event: EventID(unpacker.bytes16()))
    post = EventID(unpacker.bytes16())
    author = AuthorKey(unpacker.bytes32())
    day = Day(number: unpacker.integer())
    place = Place(unpacker.unsigned())
    verdict = unpacker.list { $0.verdict() }.first
    isWithdrawn = unpacker.integer() == 1
  }
}
