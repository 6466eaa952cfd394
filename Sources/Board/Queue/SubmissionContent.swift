// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What the box of a submission holds, for the moderators alone.
package enum SubmissionContent: Hashable, Sendable {
  /// A post that waits, as its author signed it; and why a first try of hers was turned down.
  case post([UInt8], after: ModerationReason?)
  /// A member reports a post.
  case report(ThreadID, EventID, ModerationReason)
  /// An author answers a question: an `AuthorAnswer`'s octets, and her signature over them.
  case answer([UInt8], signature: [UInt8])
  /// A notice or a request, in this form, signed by a moderator or the founder: `signed`, for this
  /// submission alone.
  case word([UInt8], by: AuthorKey, signature: [UInt8])
  /// A formal complaint about a thread, and when it arrived, to the hour.
  case notice(ThreadID, arrived: Moment)
  /// Somebody asks what the board holds about them.
  case dataRequest(arrived: Day)
  /// One moderator proposes to suspend a tag's author, in the form that the proposal has.
  case suspension([UInt8])
  /// Another one gives her share for that, in the form that it has.
  case give([UInt8])
}

/// Its form before it is sealed: packed, since what is sealed twice is to be no longer than need be.
extension SubmissionContent {
  package var octets: [UInt8] {
    var packer = Packer(reserving: 256)
    switch self {
    case .post(let post, let after):
      packer.add("post")
      packer.add(after?.rawValue ?? "")
      packer.add(octets: post)
    case .report(let thread, let message, let reason):
      packer.add("report")
      packer.add(thread.value)
      packer.add(message.value)
      packer.add(reason.rawValue)
    case .answer(let answer, let signature):
      packer.add("answer")
      packer.add(octets: answer)
      packer.add(octets: signature)
    case .word(let content, let author, let signature):
      packer.add("word")
      packer.add(octets: content)
      packer.add(author.value)
      packer.add(octets: signature)
    case .notice(let thread, let arrived):
      packer.add("notice")
      packer.add(thread.value)
      packer.add(arrived.description)
    case .dataRequest(let arrived):
      packer.add("data")
      packer.add(arrived.number)
    case .suspension(let octets):
      packer.add("suspension")
      packer.add(octets: octets)
    case .give(let octets):
      packer.add("give")
      packer.add(octets: octets)
    }
    return packer.octets
  }

  /// What signs packed content for one submission: no event's statement, and good for no other.
  package static func signed(_ octets: [UInt8], in submission: EventID) -> [UInt8] {
    var packer = Packer(reserving: octets.count + 32)
    packer.add(submission.value)
    packer.add(octets: octets)
    return packer.octets
  }

  /// Reads it; nil for anything that this program does not know.
  package init?(octets: [UInt8]) {
    var unpacker = Unpacker(octets)
    let content: SubmissionContent?
    switch unpacker.text() {
    case "post":
      let word = unpacker.text()
      let after = ModerationReason(rawValue: word)
      if after == nil, !word.isEmpty { return nil }
      content = .post(unpacker.run(), after: after)
    case "report":
      let (thread, message) = (ThreadID(unpacker.bytes16()), EventID(unpacker.bytes16()))
      content = ModerationReason(rawValue: unpacker.text()).flatMap {
        ModerationReason.reporting.contains($0) ? .report(thread, message, $0) : nil
      }
    case "answer":
      let answer = unpacker.run()
      content = .answer(answer, signature: unpacker.run())
    case "word":
      let word = unpacker.run()
      let author = AuthorKey(unpacker.bytes32())
      content = .word(word, by: author, signature: unpacker.run())
    case "notice":
      let thread = ThreadID(unpacker.bytes16())
      content = Moment(unpacker.text()).map { .notice(thread, arrived: $0) }
    case "data": content = .dataRequest(arrived: Day(number: unpacker.integer()))
    case "suspension": content = .suspension(unpacker.run())
    case "give": content = .give(unpacker.run())
    default: content = nil
    }
    guard let content, unpacker.isDone else { return nil }
    self = content
  }
}
