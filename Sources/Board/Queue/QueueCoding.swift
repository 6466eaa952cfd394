// SPDX-License-Identifier: Apache-2.0

internal import Bytes

extension Policy {
  func writeFields(to json: inout JSONWriter) {
    json.key("publication")
    json.value(publication.rawValue)
    json.key("hours")
    json.beginArray()
    for hour in hours { json.value(hour) }
    json.endArray()
    if !review.isEmpty {
      json.key("review")
      json.value(review)
    }
  }

  /// Nil for a publication that this program does not know.
  init?(_ fields: borrowing StatementFields) {
    guard let publication = fields.publication.flatMap(Publication.init) else { return nil }
    self.init(publication: publication, hours: fields.hours, review: fields.review ?? "")
  }
}

extension Verdict {
  /// The word in files and in JSON.
  package var code: String {
    switch self {
    case .putUp: "put-up"
    case .turnedDown: "turned-down"
    case .resolved: "resolved"
    }
  }

  /// The reason, where it takes one.
  package var reason: ModerationReason? {
    if case .turnedDown(let reason) = self { reason } else { nil }
  }

  /// Nil for words that are not on the lists.
  init?(code: String, reason: String?) {
    switch (code, reason) {
    case ("put-up", nil): self = .putUp
    case ("resolved", nil): self = .resolved
    case ("turned-down", let word?):
      guard let reason = ModerationReason(rawValue: word),
        ModerationReason.turningDown.contains(reason)
      else { return nil }
      self = .turnedDown(reason)
    default: return nil
    }
  }

  init?(_ fields: borrowing StatementFields) {
    guard let word = fields.verdict else { return nil }
    self.init(code: word, reason: fields.reason)
  }

  func writeFields(to json: inout JSONWriter) {
    json.key("verdict")
    json.value(code)
    if let reason {
      json.key("reason")
      json.value(reason.rawValue)
    }
  }
}

extension Packer {
  mutating func add(_ verdict: Verdict) {
    add(verdict.code)
    add(verdict.reason?.rawValue ?? "")
  }
}

extension Unpacker {
  mutating func verdict() -> Verdict {
    let code = text()
    let reason = text()
    guard let verdict = Verdict(code: code, reason: reason.isEmpty ? nil : reason) else {
      fail()
      return .resolved
    }
    return verdict
  }
}
