// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Text

/// The JSON form of a body, before its envelope adds what it needs.
extension EventBody {
  /// A JSON object.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    switch self {
    case .text(let text):
      json.key("text")
      json.value(text.value)
    case .post(let text, let mail, let shares):
      if let text {
        json.key("text")
        json.value(text.value)
      }
      if let mail {
        json.key("mail")
        json.value(base64url: mail)
      }
      if !shares.isEmpty {
        json.key("shares")
        json.beginArray()
        for share in shares {
          json.beginArray()
          json.value(share.number)
          json.value(base64url: share.box)
          json.endArray()
        }
        json.endArray()
      }
    case .mail(let box):
      json.key("box")
      json.value(Base64URL.text(of: box))
    case .wraps(let wraps):
      json.key("mw")
      json.beginArray()
      for wrap in wraps {
        json.beginArray()
        json.value(wrap.number)
        json.value(base64url: wrap.box)
        json.endArray()
      }
      json.endArray()
    case .person(let entry):
      json.key("id")
      json.value(entry.id.value)
      json.key("name")
      json.value(entry.name)
      json.key("house")
      json.value(entry.house.rawValue)
      if let seat = entry.seat {
        json.key("seat")
        json.value(seat)
      }
      if let party = entry.party {
        json.key("party")
        json.value(party)
      }
      if !entry.alternates.isEmpty {
        json.key("alternates")
        json.beginArray()
        for name in entry.alternates { json.value(name) }
        json.endArray()
      }
      if !entry.isActive {
        json.key("active")
        json.value(false)
      }
    case .note(let text, let moment):
      json.key("note")
      json.value(text.value)
      json.key("at")
      json.value(moment.description)
    }
    json.endObject()
    return json.bytes
  }

  /// Reads a body; nil where it is nothing that this program knows.
  package init?(octets: ArraySlice<UInt8>) {
    guard let body = try? EventBody.scan(octets) else { return nil }
    self = body
  }

  private static func scan(_ octets: ArraySlice<UInt8>) throws(JSONSyntaxError) -> EventBody? {
    var text: String?
    var mail: Bytes32?
    var box: [UInt8]?
    var note: String?
    var moment: Moment?
    var wraps: [ModeratorWrap]?
    var shares: [SealedShare] = []
    var id: String?
    var name: String?
    var house: String?
    var seat: String?
    var party: String?
    var alternates: [String] = []
    var isActive = true
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "text": text = try json.string()
      case "mail": mail = try json.bytes32()
      case "box": box = Base64URL.bytes(from: Array(try json.string().utf8))
      case "note": note = try json.string()
      case "at": moment = Moment(try json.string())
      case "mw":
        wraps = try EventBody.numbered(&json).map { ModeratorWrap(number: $0, box: $1) }
      case "shares":
        shares = try EventBody.numbered(&json).map { SealedShare(number: $0, box: $1) }
      case "id": id = Sanitiser.line(try json.string())
      case "name": name = Sanitiser.line(try json.string())
      case "house": house = try json.string()
      case "seat": seat = Sanitiser.line(try json.string())
      case "party": party = Sanitiser.line(try json.string())
      case "active": isActive = try json.flag()
      case "alternates":
        try json.beginArray()
        while try json.nextElement() { alternates.append(Sanitiser.line(try json.string())) }
      default: try json.skipValue()
      }
    }
    try json.end()
    if mail != nil || !shares.isEmpty {
      return .post(text.map { PostText(stored: $0) }, mail: mail, shares: shares)
    }
    if let box { return .mail(box) }
    if let text { return .text(PostText(stored: text)) }
    if let wraps { return .wraps(wraps) }
    if let note { return moment.map { .note(PostText(stored: note), $0) } }
    guard let id, let name, let house = house.flatMap(RosterEntry.House.init) else { return nil }
    return .person(
      RosterEntry(
        id: SubjectID(id), name: name, alternates: alternates, house: house, seat: seat,
        party: party, isActive: isActive)
    )
  }

  /// Boxes for moderators, by their numbers; of more than there are places, the first.
  private static func numbered(
    _ json: inout JSONScanner
  ) throws(JSONSyntaxError) -> [(Int, [UInt8])] {
    var boxes: [(Int, [UInt8])] = []
    try json.beginArray()
    while try json.nextElement() {
      try json.beginArray()
      guard try json.nextElement() else { continue }
      let number = try json.integer()
      guard try json.nextElement() else { continue }
      let box = try json.base64url()
      if boxes.count < Moderator.numbers.count { boxes.append((number, box)) }
      while try json.nextElement() { try json.skipValue() }
    }
    return boxes
  }
}
