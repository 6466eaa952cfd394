// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What the record says when two moderators have opened the handle behind a tag: neither whose it was
/// nor where.
///
/// Signed by the moderator who proposed it; the other's consent stands inside, over a number that was
/// drawn for this one proposal, so that it cannot be used for another.
package struct Suspension: Hashable, Sendable {
  /// The proposal's own number; it leads moderators to the proposal, and nobody else anywhere.
  package let proposal: EventID
  package let reason: ModerationReason
  /// Whether a member was found and her access ended; else the handle was opened for nothing.
  package let isFound: Bool
  /// The moderator who confirmed it.
  package let second: AuthorKey
  /// Her signature over `consented`.
  package let consent: [UInt8]

  package init(
    proposal: EventID, reason: ModerationReason, isFound: Bool, second: AuthorKey,
    consent: [UInt8]
  ) {
    self.proposal = proposal
    self.reason = reason
    self.isFound = isFound
    self.second = second
    self.consent = consent
  }

  /// The reasons for which a member's access is ended, in the order of their digits.
  package static let reasons: [ModerationReason] = [
    .privateLife, .identifiesHarmedPerson, .offTopic, .hostile, .identifiesWriter, .flooding,
  ]

  /// What a moderator who confirms signs: no thread, no tag, and no statement of a line.
  package static func consented(
    to proposal: EventID, _ reason: ModerationReason
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("consent")
    json.value(base64url: proposal.value)
    json.key("reason")
    json.value(reason.rawValue)
    json.endObject()
    return json.bytes
  }

  /// What its second moderator signed.
  package var consented: [UInt8] { Suspension.consented(to: proposal, reason) }
}

extension EventID {
  /// The four characters by which a suspension is spoken of.
  package var reference: Reference { ThreadID(opening: self).reference }
}

// MARK: - Its form

extension Suspension {
  func writeFields(to json: inout JSONWriter) {
    json.key("to")
    json.value(base64url: proposal.value)
    json.key("reason")
    json.value(reason.rawValue)
    json.key("found")
    json.value(isFound)
    json.key("second")
    json.value(base64url: second.value)
    json.key("consent")
    json.value(base64url: consent)
  }

  /// Nil where something is missing, or the reason is not one of these.
  init?(_ target: EventID?, _ fields: borrowing StatementFields) {
    guard let target, let reason = fields.reason.flatMap(ModerationReason.init),
      Suspension.reasons.contains(reason), let isFound = fields.isFound,
      let second = fields.second, let consent = fields.consent
    else { return nil }
    self.init(
      proposal: target, reason: reason, isFound: isFound, second: AuthorKey(second),
      consent: consent)
  }
}
