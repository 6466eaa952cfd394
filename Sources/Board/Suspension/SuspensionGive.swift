// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// The confirmation of a proposed suspension: the second moderator's share, for the proposer alone to
/// open, and her consent for the record.
package struct SuspensionGive: Hashable, Sendable {
  /// The proposal's number.
  package let proposal: EventID
  /// Her share, bound to the proposal, the thread and the tag.
  package let share: [UInt8]
  /// Her signature over `Suspension.consented`.
  package let consent: [UInt8]

  package init(proposal: EventID, share: [UInt8], consent: [UInt8]) {
    self.proposal = proposal
    self.share = share
    self.consent = consent
  }

  /// What she signs.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("give")
    json.value(base64url: proposal.value)
    json.key("share")
    json.value(base64url: share)
    json.key("consent")
    json.value(base64url: consent)
    json.endObject()
    return json.bytes
  }

  /// Reads a confirmation; nil for anything else.
  package init?(octets: ArraySlice<UInt8>) {
    guard let give = try? SuspensionGive.scan(octets) else { return nil }
    self = give
  }

  private static func scan(
    _ octets: ArraySlice<UInt8>
  ) throws(JSONSyntaxError) -> SuspensionGive? {
    var proposal: Bytes16?
    var (share, consent): ([UInt8]?, [UInt8]?)
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "give": proposal = try json.bytes16()
      case "share": share = try json.base64url()
      case "consent": consent = try json.base64url()
      default: try json.skipValue()
      }
    }
    try json.end()
    guard let proposal, let share, let consent else { return nil }
    return SuspensionGive(proposal: EventID(proposal), share: share, consent: consent)
  }
}
