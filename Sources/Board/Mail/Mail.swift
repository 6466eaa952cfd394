// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What was sent to the author of one message, for her alone: what the box of a mail event holds.
package struct Mail: Hashable, Sendable {
  /// What it says.
  package enum Kind: String, CaseIterable, Sendable {
    /// Somebody was helped by the message.
    case thanks
    /// Moderators ask its author something; she can answer under her tag.
    case question
  }

  /// The message that it answers.
  package let message: EventID
  package let kind: Kind
  /// What is asked; nil for what has no words.
  package let text: PostText?

  package init(to message: EventID, kind: Kind, text: PostText? = nil) {
    self.message = message
    self.kind = kind
    self.text = text
  }

  /// The JSON form: one compact object.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("to")
    json.value(base64url: message.value)
    json.key("kind")
    json.value(kind.rawValue)
    if let text {
      json.key("text")
      json.value(text.value)
    }
    json.endObject()
    return json.bytes
  }

  /// Reads it; nil where it is nothing that this program knows.
  package init?(octets: ArraySlice<UInt8>) {
    guard let mail = try? Mail.scan(octets) else { return nil }
    self = mail
  }

  private static func scan(_ octets: ArraySlice<UInt8>) throws(JSONSyntaxError) -> Mail? {
    var message: EventID?
    var kind: Kind?
    var text: PostText?
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "to": message = EventID(try json.bytes16())
      case "kind": kind = Kind(rawValue: try json.string())
      case "text": text = PostText(stored: try json.string())
      default: try json.skipValue()
      }
    }
    try json.end()
    guard let message, let kind, (text != nil) == (kind == .question) else { return nil }
    return Mail(to: message, kind: kind, text: text)
  }
}
