// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Text

/// Reads a roster from a file in any of the shapes in which public data comes.
///
/// Popolo JSON (parlparse's `people.json` and EveryPolitician's), pages of the UK Parliament Members
/// API, one or several in an array or one behind the other, and CSV. Members that are not needed are
/// passed over; what is needed and is not there, or is of another type, is told with its line, all of
/// it at once.
enum RosterFile {
  /// The most that is read: the largest public roster has some 15 MB.
  static let limit = 32 << 20

  /// Reads a roster.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - today: the day on which somebody sits or does not.
  /// - Returns: its people, in its order; at least one, and no identifier twice.
  /// - Throws: a complaint that names the file and every fault.
  static func people(in file: InputFile, on today: Day) throws(Complaint) -> [RosterPerson] {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = file.bytes.dropFirst(start).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    var problems = Problems(in: file)
    var people: [RosterPerson] = []
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      do throws(JSONSyntaxError) {
        for json in try LocatedJSON.documents(file.bytes[start...]) {
          people += read(json, path: "", on: today, &problems)
        }
      } catch {
        problems.note(error)
      }
    case UInt8(ascii: "<"):
      problems.note("an HTML page, not a roster; was it saved from a browser?", at: 0, path: "")
    default:
      _ = try file.text()
      people = TabularRoster(file.bytes[start...]).people(on: today, &problems)
    }
    check(people, &problems)
    if let complaint = problems.complaint { throw complaint }
    return people
  }

  private static func read(
    _ json: LocatedJSON, path: String, on today: Day, _ problems: inout Problems
  ) -> [RosterPerson] {
    if case .array(let pages) = json.value {
      return pages.enumerated().flatMap { number, page in
        read(page, path: "\(path)[\(number)]", on: today, &problems)
      }
    }
    if json["persons"] != nil {
      return PopoloRoster(json, path: path, on: today, &problems).people(&problems)
    }
    if json["items"] != nil {
      return MembersAPIRoster.people(in: json, path: path, on: today, &problems)
    }
    problems.note(
      "no roster: neither \"persons\" (Popolo) nor \"items\" (Members API) is there",
      at: json.offset, path: path)
    return []
  }

  /// What no roster has, in whatever shape.
  private static func check(_ people: [RosterPerson], _ problems: inout Problems) {
    var known: Set<String> = []
    var seats: [String: String] = [:]
    for person in people {
      if !known.insert(person.id).inserted {
        problems.note(
          "\(Problems.quoted(person.id)) stands twice", at: person.offset, path: person.path)
      } else if person.isActive, let seat = person.seat {
        let other = seats.updateValue(person.id, forKey: "\(person.name)\n\(seat)".lowercased())
        if let other {
          problems.note(
            "the name and the seat of \(Problems.quoted(other)) once more: one person must not have "
              + "two tags", at: person.offset, path: person.path)
        }
      }
      let fields = [person.id, person.name, person.seat, person.party] + person.alternates
      for field in fields.compactMap(\.self)
      where field.unicodeScalars.count > Limits.rosterCharacters {
        problems.note(
          "\(Problems.quoted(field)) is longer than \(Limits.rosterCharacters) characters",
          at: person.offset, path: person.path)
      }
      for field in [person.id, person.name] where Sanitiser.line(field).allSatisfy(\.isWhitespace) {
        problems.note(
          "an identifier or a name of blanks alone", at: person.offset, path: person.path)
      }
    }
    if problems.isEmpty, people.isEmpty {
      problems.note("no roster: nobody is in it", at: 0, path: "")
    }
  }
}
