// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
internal import Text

/// What publishing changes in a text, in words: for whoever is about to publish it.
package struct Changes {
  private let scalars: [Unicode.Scalar]
  private let findings: [Finding]

  /// What a report changes in the text it was made of.
  package init(_ report: AnonymiseReport, in text: String) {
    scalars = Array(text.unicodeScalars)
    findings = report.findings
  }

  /// How many changes there are.
  package var count: Int { findings.count }

  /// The changes in order, each kind of thing once, such as `a name to its tag` or `her researcher`.
  package var list: [String] {
    var list: [String] = []
    for finding in findings {
      let words = name(of: finding)
      if !list.contains(words) { list.append(words) }
    }
    return list
  }

  /// The words that a finding is about, as typed.
  func words(of finding: Finding) -> String {
    string(finding.start..<finding.end).clipped(to: 28)
  }

  private func name(of finding: Finding) -> String {
    switch finding.kind {
    case .subject: finding.replacement == "[name]" ? "a name" : "a name to its tag"
    case .person: "a name"
    case .email: "an e-mail address"
    case .phone: "a number"
    case .postcode: "a post code"
    case .address: "an address"
    case .nationalInsurance: "a National Insurance number"
    case .url: "a link"
    case .handle: "a handle"
    case .room: "a room"
    case .date: "a day"
    case .time: "an hour"
    case .place, .descriptor: words(of: finding)
    }
  }

  /// A sentence of which masks have left nothing that helps, as it stands and as others would see it.
  package struct Emptied {
    /// Where it stands, in scalars of the text, the blank behind it included.
    package let range: Range<Int>
    package let published: String
  }

  /// The first sentence that says nothing any more; nil where every one does.
  package var emptied: Emptied? {
    for finding in findings where Changes.contacts.contains(finding.kind) {
      let sentence = sentence(around: finding)
      let inside = findings.filter { sentence.contains($0.start) }
      var (published, rest, place) = ("", "", sentence.lowerBound)
      for finding in inside {
        let gap = string(place..<max(place, finding.start))
        published += gap + finding.replacement
        rest += gap + " "
        place = finding.end
      }
      let gap = string(place..<max(place, sentence.upperBound))
      let words = (rest + gap).split { !$0.isLetter && !$0.isNumber && $0 != "'" }
      guard words.count <= Changes.fewWords else { continue }
      return Emptied(range: sentence, published: Sanitiser.line(published + gap).trimmed)
    }
    return nil
  }

  /// What leads to one person and nowhere else.
  private static let contacts: Set<FindingKind> = [
    .email, .phone, .postcode, .address, .nationalInsurance, .url, .handle, .room,
  ]
  private static let fewWords = 4
  private static let ends: Set<Unicode.Scalar> = [".", "!", "?", ";", "\n"]

  /// The sentence that a finding stands in; the dots of an address end none.
  private func sentence(around finding: Finding) -> Range<Int> {
    let masked = findings.map { $0.start..<$0.end }
    func isEnd(_ place: Int) -> Bool {
      Changes.ends.contains(scalars[place]) && !masked.contains { $0.contains(place) }
    }
    var start = finding.start
    while start > 0, !isEnd(start - 1) { start -= 1 }
    while start < finding.start, scalars[start] == " " { start += 1 }
    var end = finding.end
    while end < scalars.count, !isEnd(end) { end += 1 }
    while end < scalars.count, isEnd(end) || scalars[end] == " " { end += 1 }
    return start..<end
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(view)
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
