// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Reads a roster from a file in any of the shapes in which public data comes.
///
/// Popolo JSON (parlparse's `people.json` and EveryPolitician's), pages of the UK Parliament Members
/// API, and EveryPolitician's CSV. Members that are not needed are passed over; what is needed and is
/// not there, or is of another type, is told with its line, all of it at once.
enum RosterFile {
  /// The most that is read: the largest public roster has some 15 MB.
  static let limit = 32 << 20

  /// Reads a roster.
  ///
  /// - Parameter file: the file.
  /// - Returns: its people, in its order; at least one.
  /// - Throws: a complaint that names the file and every fault.
  static func people(in file: InputFile) throws(Complaint) -> [RosterPerson] {
    let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    var problems = Problems(in: file)
    var people: [RosterPerson] = []
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      do {
        people = read(try LocatedJSON(file.bytes), &problems)
      } catch {
        problems.note(error)
      }
    case UInt8(ascii: "<"):
      problems.note("an HTML page, not a roster; was it saved from a browser?", at: 0, path: "")
    default:
      people = TabularRoster.people(in: try file.text(), &problems)
    }
    var known: [String: String] = [:]
    for person in people where known.updateValue(person.name, forKey: person.id) != nil {
      problems.note("\"\(person.id)\" stands twice", at: 0, path: "")
    }
    if problems.isEmpty, people.isEmpty {
      problems.note("no roster: nobody is in it", at: 0, path: "")
    }
    if let complaint = problems.complaint { throw complaint }
    return people
  }

  private static func read(_ json: LocatedJSON, _ problems: inout Problems) -> [RosterPerson] {
    if json["persons"] != nil { return PopoloRoster.people(in: json, &problems) }
    if json["items"] != nil { return MembersAPIRoster.people(in: json, &problems) }
    problems.note(
      "no roster: neither \"persons\" (Popolo) nor \"items\" (Members API) is there",
      at: json.offset, path: "")
    return []
  }
}
