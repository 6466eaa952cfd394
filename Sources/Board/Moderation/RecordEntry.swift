// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// One line of the record of what was done for the board: for every member to read.
package struct RecordEntry: Hashable, Sendable {
  /// Who acted.
  package enum Author: Hashable, Comparable, Sendable {
    case founder
    /// The moderator of a number in the set of that day.
    case moderator(Int)
    /// Whoever came by a moderator's invitation.
    case invited
  }

  /// What was done.
  package enum Deed: Hashable, Sendable {
    case named
    /// So many invitations were handed out.
    case invited(Int)
    /// The set of moderators changed, and has so many now.
    case moderators(Int)
    /// The person named has answered.
    case disputed
    /// How the moderators work was changed.
    case policy(Policy)
    /// A held post was put up or turned down, or something that was sent to them was seen to.
    case decided(Verdict)
    /// An author was asked something.
    case asked
    case did(ModerationDeed, ModerationReason?)
    /// Two moderators ended somebody's access, for a reason and under a number of its own.
    case suspended(ModerationReason, EventID)
    /// Two moderators opened one handle, and no member has it.
    case openedHandle(ModerationReason, EventID)

    static func suspended(_ act: Suspension) -> Deed {
      act.isFound ? .suspended(act.reason, act.proposal) : .openedHandle(act.reason, act.proposal)
    }
  }

  package let id: EventID
  package let day: Day
  /// One, or the two who did it together.
  package let authors: [Author]
  package let deed: Deed
  /// Where; nil for the whole board, and where that could lead to a person.
  package let thread: ThreadID?
  /// Whether there was a place that is not told.
  package let isPlaceHidden: Bool

  init(
    _ event: Event, _ deed: Deed, by authors: [Author], thread: ThreadID? = nil,
    isPlaceHidden: Bool = false
  ) {
    id = event.id
    day = event.day
    self.authors = authors
    self.deed = deed
    self.thread = isPlaceHidden ? nil : thread
    self.isPlaceHidden = isPlaceHidden
  }

  /// The entry as octets: what check words are made from.
  package var octets: [UInt8] {
    var packer = Packer(reserving: 64)
    pack(into: &packer)
    return packer.octets
  }
}

// MARK: - Keeping it

extension RecordEntry {
  func pack(into packer: inout Packer) {
    packer.add(id.value)
    packer.add(day.number)
    packer.add(authors) { packer, author in
      switch author {
      case .founder: packer.add(8)
      case .invited: packer.add(9)
      case .moderator(let number): packer.add(number)
      }
    }
    switch deed {
    case .named: packer.add("named")
    case .invited(let count):
      packer.add("invited")
      packer.add(count)
    case .moderators(let count):
      packer.add("moderators")
      packer.add(count)
    case .disputed: packer.add("disputed")
    case .policy(let policy):
      // A word of its own, so that the check words of acts that name no address stay what they were.
      packer.add(policy.review.isEmpty ? "policy" : "policy-and-review")
      packer.add(policy.publication.rawValue)
      packer.add(policy.hours) { $0.add($1) }
      if !policy.review.isEmpty { packer.add(policy.review) }
    case .decided(let verdict):
      packer.add("decided")
      packer.add(verdict)
    case .asked: packer.add("asked")
    case .did(let deed, let reason):
      packer.add(deed.rawValue)
      packer.add(reason?.rawValue ?? "")
    case .suspended(let reason, let id), .openedHandle(let reason, let id):
      if case .suspended = deed { packer.add("suspended") } else { packer.add("opened-handle") }
      packer.add(reason.rawValue)
      packer.add(id.value)
    }
    packer.add(thread.map { [$0] } ?? []) { $0.add($1.value) }
    packer.add(isPlaceHidden ? 1 : 0)
  }

  init(_ unpacker: inout Unpacker) {
    id = EventID(unpacker.bytes16())
    day = Day(number: unpacker.integer())
    authors = unpacker.list { unpacker in
      switch unpacker.integer() {
      case 8: .founder
      case 9: .invited
      case let number: .moderator(number)
      }
    }
    let word = unpacker.text()
    switch word {
    case "invited": deed = .invited(unpacker.integer())
    case "moderators": deed = .moderators(unpacker.integer())
    case "disputed": deed = .disputed
    case "policy", "policy-and-review":
      let publication = Publication(rawValue: unpacker.text())
      let hours = unpacker.list { $0.integer() }
      let review = word == "policy" ? "" : unpacker.text()
      if publication == nil { unpacker.fail() }
      deed = .policy(Policy(publication: publication ?? .open, hours: hours, review: review))
    case "decided": deed = .decided(unpacker.verdict())
    case "asked": deed = .asked
    case "named": deed = .named
    case "suspended", "opened-handle":
      guard let reason = ModerationReason(rawValue: unpacker.text()) else {
        unpacker.fail()
        deed = .named
        break
      }
      let id = EventID(unpacker.bytes16())
      deed = word == "suspended" ? .suspended(reason, id) : .openedHandle(reason, id)
    default:
      let reason = unpacker.text()
      guard let act = ModerationDeed(rawValue: word),
        reason.isEmpty || ModerationReason(rawValue: reason) != nil
      else {
        unpacker.fail()
        deed = .named
        break
      }
      deed = .did(act, ModerationReason(rawValue: reason))
    }
    thread = unpacker.list { ThreadID($0.bytes16()) }.first
    isPlaceHidden = unpacker.integer() == 1
  }
}
