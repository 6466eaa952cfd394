// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// A moderator's proposal to end the access of whoever is behind a tag: for the other moderators'
/// eyes, since it names the thread and the tag.
package struct SuspensionProposal: Hashable, Sendable {
  /// Drawn for this proposal.
  package let id: EventID
  package let thread: ThreadID
  /// The post that carries the shares.
  package let post: EventID
  package let tag: AuthorKey
  package let reason: ModerationReason

  package init(
    id: EventID, thread: ThreadID, post: EventID, tag: AuthorKey, reason: ModerationReason
  ) {
    self.id = id
    self.thread = thread
    self.post = post
    self.tag = tag
    self.reason = reason
  }

  /// What its proposer signs.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("propose")
    json.value(base64url: id.value)
    json.key("thread")
    json.value(base64url: thread.value)
    json.key("to")
    json.value(base64url: post.value)
    json.key("tag")
    json.value(base64url: tag.value)
    json.key("reason")
    json.value(reason.rawValue)
    json.endObject()
    return json.bytes
  }

  /// Reads a proposal; nil for anything else.
  package init?(octets: ArraySlice<UInt8>) {
    guard let proposal = try? SuspensionProposal.scan(octets) else { return nil }
    self = proposal
  }

  private static func scan(
    _ octets: ArraySlice<UInt8>
  ) throws(JSONSyntaxError) -> SuspensionProposal? {
    var (id, thread, post): (Bytes16?, Bytes16?, Bytes16?)
    var tag: Bytes32?
    var reason: ModerationReason?
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "propose": id = try json.bytes16()
      case "thread": thread = try json.bytes16()
      case "to": post = try json.bytes16()
      case "tag": tag = try json.bytes32()
      case "reason": reason = ModerationReason(rawValue: try json.string())
      default: try json.skipValue()
      }
    }
    try json.end()
    guard let id, let thread, let post, let tag, let reason,
      Suspension.reasons.contains(reason)
    else { return nil }
    return SuspensionProposal(
      id: EventID(id), thread: ThreadID(thread), post: EventID(post), tag: AuthorKey(tag),
      reason: reason)
  }
}
