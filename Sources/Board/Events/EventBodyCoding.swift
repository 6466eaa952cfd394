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
    case .post(let text, let mail):
      if let text {
        json.key("text")
        json.value(text.value)
      }
      json.key("mail")
      json.value(base64url: mail)
    case .mail(let box):
      json.key("box")
      json.value(Base64URL.text(of: box))
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
    if let mail { return .post(text.map { PostText(stored: $0) }, mail: mail) }
    if let box { return .mail(box) }
    if let text { return .text(PostText(stored: text)) }
    if let note { return moment.map { .note(PostText(stored: note), $0) } }
    guard let id, let name, let house = house.flatMap(RosterEntry.House.init) else { return nil }
    return .person(
      RosterEntry(
        id: SubjectID(id), name: name, alternates: alternates, house: house, seat: seat,
        party: party, isActive: isActive)
    )
  }
}
