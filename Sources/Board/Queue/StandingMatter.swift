// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Something that stands on the board and that a moderator is to see once: an answer of the person
/// named.
package struct StandingMatter: Hashable, Sendable {
  /// The event that brought it.
  package let id: EventID
  package let thread: ThreadID
  package let day: Day
  /// Whether a moderator has seen to it.
  package internal(set) var isSeen = false
}

extension StandingMatter {
  func pack(into packer: inout Packer) {
    packer.add(id.value)
    packer.add(thread.value)
    packer.add(day.number)
    packer.add(isSeen ? 1 : 0)
  }

  init(_ unpacker: inout Unpacker) {
    id = EventID(unpacker.bytes16())
    thread = ThreadID(unpacker.bytes16())
    day = Day(number: unpacker.integer())
    isSeen = unpacker.integer() == 1
  }
}
