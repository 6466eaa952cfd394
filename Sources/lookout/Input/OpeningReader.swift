// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Reads the members that open a thread: the whole of `WARNING.json`, and a thread of a seed script.
enum OpeningReader {
  /// Takes the opening's members; what remains of the object is the caller's.
  ///
  /// - Returns: the opening and its words; nil once anything in it was noted as a problem.
  static func read(
    _ object: inout ObjectReader, vocabulary: Vocabulary, _ problems: inout Problems
  ) -> (opening: Opening, text: RawText?)? {
    let before = problems.count
    let kind = object.word(
      "kind", of: ThreadKind.allCases.map(\.rawValue), &problems, isNeeded: true)
    let conduct = object.word("conduct", of: Conduct.allCases.map(\.rawValue), &problems)
    let basis = object.word("basis", of: Basis.allCases.map(\.rawValue), &problems)
    let occasion = object.word("occasion", of: vocabulary.occasions.map(\.code), &problems)
    let when = object.word("when", of: When.allCases.map(\.rawValue), &problems)
    let upcoming = object.text("upcoming", &problems).flatMap { text -> EventID? in
      let id = EventID(text)
      if id == nil {
        problems.note(
          "\"upcoming\" should be an id, as lookout upcoming --json gives it", at: object.offset,
          path: object.path)
      }
      return id
    }
    let subject = object.text("subject", &problems)
    let codes = vocabulary.advice.map(\.code)
    var advice: [String] = []
    for (json, path) in object.elements("advice", &problems) {
      if case .text(let code) = json.value, codes.contains(code) {
        advice.append(code)
      } else if case .text(let code) = json.value {
        problems.note(
          "\(Problems.quoted(code)) is not one of: \(codes.joined(separator: " "))",
          at: json.offset,
          path: path
        )
      } else {
        problems.note("should be a string, is \(json.kind)", at: json.offset, path: path)
      }
    }
    let body = object.text("body", &problems)
    guard problems.count == before, let kind = kind.flatMap(ThreadKind.init) else {
      return nil
    }
    let opening = Opening(
      kind: kind, conduct: conduct.flatMap(Conduct.init), basis: basis.flatMap(Basis.init),
      occasion: occasion, when: when.flatMap(When.init), upcoming: upcoming,
      subject: subject.map(SubjectID.init),
      advice: advice)
    // Words about what may be a crime are no mistake of form: the decider refuses them, in its own
    // words and with its own exit code.
    let faults = opening.faults(hasText: body != nil, vocabulary: vocabulary)
      .filter { $0 != .crimeTakesNoText }
    for fault in faults {
      problems.note(Complaint(fault).sentence, at: object.offset, path: object.path)
    }
    return faults.isEmpty ? (opening, body.map(RawText.init)) : nil
  }
}
