// SPDX-License-Identifier: Apache-2.0

internal import Bytes

extension ModeratorChange {
  func writeFields(to json: inout JSONWriter) {
    if let former {
      json.key("former")
      json.value(base64url: former.value)
    }
    json.key("set")
    json.beginArray()
    for moderator in moderators {
      json.beginArray()
      json.value(moderator.number)
      json.value(base64url: moderator.sign.value)
      json.value(base64url: moderator.share)
      if let mark = moderator.handleMark { json.value(base64url: mark) }
      json.endArray()
    }
    json.endArray()
    json.key("common")
    json.value(base64url: key)
  }

  /// Nil where something is missing; whether it can hold is for the fold to say.
  init?(_ fields: borrowing StatementFields) {
    guard let moderators = fields.moderators, let key = fields.common else { return nil }
    self.init(former: fields.former.map(EventID.init), moderators: moderators, key: key)
  }
}

extension StatementFields {
  /// The set of moderators; of more than there are places, the first.
  static func moderators(_ json: inout JSONScanner) throws(JSONSyntaxError) -> [Moderator] {
    var moderators: [Moderator] = []
    try json.beginArray()
    while try json.nextElement() {
      try json.beginArray()
      guard try json.nextElement() else { continue }
      let number = try json.integer()
      guard try json.nextElement() else { continue }
      let sign = try json.bytes32()
      guard try json.nextElement() else { continue }
      let share = try json.bytes32()
      var mark: Bytes16?
      if try json.nextElement() {
        mark = try json.bytes16()
        while try json.nextElement() { try json.skipValue() }
      }
      if moderators.count < Moderator.numbers.count {
        moderators.append(
          Moderator(number: number, sign: AuthorKey(sign), share: share, handleMark: mark))
      }
    }
    return moderators
  }
}

extension Moderation {
  func writeFields(to json: inout JSONWriter) {
    json.key("deed")
    json.value(deed.rawValue)
    if let post {
      json.key("to")
      json.value(base64url: post.value)
    }
    if let other {
      json.key("into")
      json.value(base64url: other.value)
    }
    if let reason {
      json.key("reason")
      json.value(reason.rawValue)
    }
  }

  /// Nil where a word is not one that this program knows, or not one that the deed takes: whoever
  /// writes the lines by another program is held to the same lists.
  init?(_ thread: ThreadID, _ post: EventID?, _ fields: borrowing StatementFields) {
    guard let deed = fields.deed.flatMap(ModerationDeed.init) else { return nil }
    var reason: ModerationReason?
    if let word = fields.reason {
      guard let known = ModerationReason(rawValue: word) else { return nil }
      reason = known
    }
    guard deed.reasons.isEmpty ? reason == nil : reason.map(deed.reasons.contains) == true else {
      return nil
    }
    self.init(
      deed, thread, post: post, other: fields.other.map(ThreadID.init), reason: reason)
  }
}
