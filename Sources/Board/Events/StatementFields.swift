// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Text

/// The members of a statement's JSON object, before they are held against each other.
///
/// Free words are sanitised here: this is where they enter from a file that others can write.
///
/// Every line that is folded passes through one of these: large as it is, nothing may copy it.
struct StatementFields: ~Copyable {
  var id: Bytes16?
  var kind: String?
  var thread: Bytes16?
  var day: Int?
  var tag: Bytes32?
  var seen: Statement.Seen?
  var target: Bytes16?
  var subject: String?
  var stone: String?
  var number: Int?
  var conduct: String?
  var basis: String?
  var occasion: String?
  var when: String?
  var upcoming: Bytes16?
  var week: Int?
  var until: Int?
  var route: String?
  var advice: [String] = []
  var avoided: [String] = []
  var epoch: UInt64?
  var keyCheck: Bytes32?
  var offers: [Bytes32] = []
  var former: Bytes16?
  var moderators: [Moderator]?
  var common: Bytes32?
  var box: [UInt8]?
  var deed: String?
  var other: Bytes16?
  var reason: String?
  var isFound: Bool?
  var second: Bytes32?
  var consent: [UInt8]?
  var items: [Bytes16] = []
  var verdict: String?
  var publication: String?
  var hours: [Int] = []
  var review: String?
  var bodyHash: Bytes32?
  var keyHash: Bytes32?

  /// Reads the object that comes next.
  init(_ json: inout JSONScanner) throws(JSONSyntaxError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": id = try json.bytes16()
      case "kind": kind = try json.string()
      case "thread": thread = try json.bytes16()
      case "day":
        let number = try json.integer()
        guard Day.range.contains(number) else {
          throw JSONSyntaxError(.badNumber, at: json.offset)
        }
        day = number
      case "tag": tag = try json.bytes32()
      case "seen":
        try json.beginArray()
        guard try json.nextElement() else { continue }
        let number = try json.unsigned()
        guard try json.nextElement() else { continue }
        seen = Statement.Seen(number: number, chain: try json.bytes32())
        while try json.nextElement() { try json.skipValue() }
      case "bh": bodyHash = try json.bytes32()
      case "kmh": keyHash = try json.bytes32()
      case "to": target = try json.bytes16()
      case "subject": subject = try StatementFields.word(&json)
      case "stone": stone = try StatementFields.word(&json)
      case "number": number = try json.integer()
      case "conduct": conduct = try json.string()
      case "basis": basis = try json.string()
      case "occasion": occasion = try StatementFields.word(&json)
      case "when": when = try json.string()
      case "upcoming": upcoming = try json.bytes16()
      case "week": week = try json.integer()
      case "until": until = try json.integer()
      case "route": route = try StatementFields.word(&json)
      case "advice":
        advice = []
        try json.beginArray()
        while try json.nextElement() {
          let code = try StatementFields.word(&json)
          if advice.count < Limits.adviceCount { advice.append(code) }
        }
      case "avoid":
        avoided = []
        try json.beginArray()
        while try json.nextElement() {
          let word = try StatementFields.word(&json)
          if avoided.count < Limits.avoidedWords { avoided.append(word) }
        }
      case "offers":
        offers = []
        try json.beginArray()
        while try json.nextElement() {
          let offer = try json.bytes32()
          if offers.count < Moderator.numbers.count { offers.append(offer) }
        }
      case "former": former = try json.bytes16()
      case "set": moderators = try StatementFields.moderators(&json)
      case "common": common = try json.bytes32()
      case "box": box = try json.base64url()
      case "deed": deed = try json.string()
      case "into": other = try json.bytes16()
      case "reason": reason = try json.string()
      case "found": isFound = try json.flag()
      case "second": second = try json.bytes32()
      case "consent": consent = try json.base64url()
      case "items":
        items = []
        try json.beginArray()
        while try json.nextElement() {
          let item = try json.bytes16()
          if items.count < Limits.decidedItems { items.append(item) }
        }
      case "verdict": verdict = try json.string()
      case "publication": publication = try json.string()
      case "hours":
        hours = []
        try json.beginArray()
        while try json.nextElement() { hours.append(try json.integer()) }
      case "review": review = try StatementFields.word(&json)
      case "epoch": epoch = try json.unsigned()
      case "kc": keyCheck = try json.bytes32()
      default: try json.skipValue()
      }
    }
  }

  private static func word(_ json: inout JSONScanner) throws(JSONSyntaxError) -> String {
    Sanitiser.line(try json.string())
  }
}
