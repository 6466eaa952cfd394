// SPDX-License-Identifier: Apache-2.0

internal import Board

extension Request {
  /// What a moderator does with a thread or a post by this request; nil where it is none of that.
  var deed: ModerationDeed? {
    switch self {
    case .lock: .lock
    case .unlock: .unlock
    case .pin: .pin
    case .unpin: .unpin
    case .merge: .merge
    case .split: .split
    case .setAside: .setAside
    case .putBack: .putBack
    case .mute: .mute
    case .unmute: .unmute
    case .cutWords: .redact
    case .end: .expire
    case .revive: .revive
    default: nil
    }
  }

  /// The request that takes back what this one did, by name.
  var reverse: String? {
    switch self {
    case .lock: ":unlock"
    case .pin: ":unpin"
    case .merge: ":split"
    case .setAside: ":put-back"
    case .mute: ":unmute"
    case .end: ":revive"
    default: nil
    }
  }
}

/// What a moderator can do in a thread, and why not.
struct ModeratorActs {
  let reading: ThreadReading
  let row: ThreadRow
  /// The post under the cursor.
  let post: Message
  /// Whether the person named has answered and no moderator has seen to it.
  let hasUnseenAnswer: Bool
  let today: Day

  /// Why something cannot be done now; nil where it can.
  func whyNot(_ request: Request) -> String? {
    if reading.state.isWithdrawn { return "Its author took it back; nothing is left to do." }
    if request == .dispute { return whyNotAnswered }
    guard let deed = request.deed else { return whyNotWrittenBy(request) }
    switch deed {
    case .mute, .unmute:
      if let why = whyNotWrittenBy(request) { return why }
      let isMuted = reading.state.isMuted(post.author)
      if deed == .mute, isMuted { return "It is muted already: :unmute ends that." }
      return deed == .unmute && !isMuted ? "It is not muted." : nil
    case .redact:
      if let why = whyNotWrittenBy(request) { return why }
      return post.body.text == nil ? "It has no words to cut." : nil
    case .setAside where !isWhole:
      return post.isSetAside ? "It is set aside already: :put-back ends that." : nil
    case .putBack where !isWhole: return post.isSetAside ? nil : "It is not set aside."
    default: return whyNotWhole(deed, request)
    }
  }

  /// Whether the cursor is on the opening, which stands for its thread.
  private var isWhole: Bool { post.role == .opening }

  /// What is done to one post's author, whom a moderator's own post has none of.
  private func whyNotWrittenBy(_ request: Request) -> String? {
    if post.role == .moderator { return "A moderator wrote that for the board." }
    if post.body == .forged { return "Nobody signed that under the tag it names." }
    return post.isWithdrawn ? "Its author took it back." : nil
  }

  /// Why what the person named answers cannot stand in the thread.
  private var whyNotAnswered: String? {
    if row.kind != .warning { return "Only a warning is about somebody who answers." }
    switch row.state(on: today) {
    case .setAside: return "The thread is set aside: :put-back first, then the answer can stand."
    case .merged: return "It was merged into another thread: the answer goes there."
    case .ended: return "Its time ran out, and its words are gone: nothing is left to answer."
    case .current, .disputed, .withdrawn: break
    }
    return hasUnseenAnswer
      ? "An answer stands there that no moderator has seen to: 7 has it. After that another can follow."
      : nil
  }

  private func whyNotWhole(_ deed: ModerationDeed, _ request: Request) -> String? {
    let measure: ThreadMeasures? =
      switch deed {
      case .setAside, .putBack: .setAside
      case .lock, .unlock: .locked
      case .pin, .unpin: .pinned
      case .merge, .split: .merged
      case .expire, .revive: .ended
      case .redact, .mute, .unmute: nil
      }
    guard let measure else { return nil }
    let isTaken = row.measures.contains(measure)
    switch deed {
    case .putBack, .unlock, .unpin, .split, .revive:
      return isTaken ? nil : "The thread is not \(deed.reverse?.label ?? "so")."
    default:
      if isTaken {
        return "The thread is \(deed.label) already"
          + (request.reverse.map { ": \($0) ends that." } ?? ".")
      }
    }
    guard deed != .setAside else { return nil }
    if row.measures.contains(.setAside) { return BodyReading.setAsideSentence }
    if row.measures.contains(.merged) { return "It was merged into another thread." }
    return row.state(on: today) == .ended ? "Its time ran out." : nil
  }

  /// What the request comes to, before its reason.
  func moderation(_ deed: ModerationDeed, reason: ModerationReason? = nil) -> Moderation {
    let isOfThread: Bool =
      switch deed {
      case .setAside, .putBack: isWhole
      case .redact, .mute, .unmute: false
      default: true
      }
    return Moderation(
      deed, reading.state.id, post: isOfThread ? nil : post.id, reason: reason)
  }
}
