// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Glibc

/// The measuring program.
struct Bench {
  let arguments: [String]

  /// Seeds of the made-up sentences; the rules were written with those below 1,000 in view.
  private static let seeds = (tuned: UInt64(1), held: UInt64(1_000_001))
  private static let kinds = ["email", "phone", "postcode", "ni_number", "address"]

  func run() throws {
    guard let place = arguments.first else { return print("AnonymiseBench RESOURCES [FILE]...") }
    if arguments.count == 6, arguments[2] == "dump" { return try dump() }
    guard let lexicon = FileBytes.read("\(place)/anonymise-lexicon.bin"),
      let weights = FileBytes.read(
        getenv("WEIGHTS").map { String(cString: $0) } ?? "\(place)/anonymise-weights.bin"
      ),
      let published = FileBytes.read("\(place)/anonymise-published.txt")
    else { return print("AnonymiseBench: \(place) does not hold the anonymiser's data") }
    let contacts = PublishedContacts(
      String(decoding: published, as: UTF8.self).split(separator: "\n").map(String.init)
    )
    let anonymiser = try Anonymiser(lexicon: lexicon, weights: weights, published: contacts)
    let withRoster = try Anonymiser(
      lexicon: lexicon,
      weights: weights,
      roster: RosterForms.roster,
      published: contacts
    )
    let withParliament = try Anonymiser(
      lexicon: lexicon,
      weights: weights,
      roster: RosterForms.parliament,
      published: contacts
    )
    if arguments.count == 3, arguments[1] == "text" {
      let text = String(decoding: FileBytes.read(arguments[2]) ?? [], as: UTF8.self)
      for line in text.split(separator: "\n") { print(withRoster.report(on: String(line)).text) }
      return
    }
    let faults = arguments.dropFirst().first == "faults"
    let files = arguments.dropFirst(faults ? 2 : 1)
    if getenv("ONLY") == nil, !faults || files.isEmpty {
      for (name, seed) in [("seen", Self.seeds.tuned), ("unseen", Self.seeds.held)] {
        identifiers(anonymiser, name, seed, faults: faults)
        roster(withRoster, name, seed, faults: faults)
      }
    }
    if !faults { speed(withParliament) }
    for path in files {
      let spec = path.split(separator: ":", maxSplits: 1).map(String.init)
      let sentences = AnnotatedSentence.read(
        FileBytes.read(spec[0]) ?? [],
        isIOB2: spec[0].hasSuffix(".iob2"),
        parts: spec.count > 1 ? spec[1] : "abcd"
      )
      var measure = Measure()
      for sentence in sentences { measure.add(sentence, anonymiser.report(on: sentence.text)) }
      if faults {
        for fault in measure.faults { print(fault) }
      } else {
        measure.print(String(path.split(separator: "/").last ?? ""))
      }
    }
  }

  private func identifiers(
    _ anonymiser: Anonymiser,
    _ name: String,
    _ seed: UInt64,
    faults: Bool
  ) {
    var maker = BritishIdentifiers(seed: seed)
    var measure = Measure()
    for kind in Self.kinds {
      for _ in 0..<1000 {
        let sentence = maker.sentence(kind)
        measure.add(sentence, anonymiser.report(on: sentence.text))
      }
    }
    var lookAlikes = Measure()
    for _ in 0..<3000 {
      let sentence = maker.lookAlike()
      lookAlikes.add(sentence, anonymiser.report(on: sentence.text))
    }
    if faults {
      for fault in measure.faults + lookAlikes.faults { print(fault) }
      return
    }
    measure.print("British identifiers, seed \(seed), \(name)")
    lookAlikes.print("look-alikes, seed \(seed), \(name)")
  }

  private func roster(_ anonymiser: Anonymiser, _ name: String, _ seed: UInt64, faults: Bool) {
    var maker = RosterForms(seed: seed)
    if !faults { print("roster forms, seed \(seed), \(name)") }
    for form in RosterForms.forms {
      var count = 0
      var tagged = 0
      var masked = 0
      for _ in 0..<600 {
        guard let (sentence, tag) = maker.sentence(form) else { continue }
        let report = anonymiser.report(on: sentence.text)
        count += 1
        if report.findings.contains(where: { $0.kind == .subject && $0.replacement == tag }) {
          tagged += 1
        } else if faults {
          print("\(form): \(sentence.text) -> \(report.text)")
        }
        var measure = Measure()
        measure.add(sentence, report)
        masked += measure.tallies["subject"]?.masked ?? 0
      }
      if faults { continue }
      print(
        "  " + Layout.padded(form, 18) + Layout.padded("n \(count)", 8)
          + Layout.padded("its tag \(Layout.fixed(Double(tagged) / Double(count), 4))", 18)
          + "masked \(Layout.fixed(Double(masked) / Double(count), 4))"
      )
    }
  }

  private func speed(_ anonymiser: Anonymiser) {
    var maker = BritishIdentifiers(seed: 7)
    var roster = RosterForms(seed: 7)
    var numbers = Numbers(seed: 7)
    let plain = [
      "the lift was slow and the queue for the stairs went round the corner, so most of us walked.",
      "take the late bus home with others and text each other when you are in.",
      "ask for it in writing; if nothing comes, keep a note of what was said and who else was there.",
      "hold your own drink, sit near the door, and leave with the first group.",
    ]
    func text(_ size: Int, _ sentence: () -> String) -> String {
      var text = ""
      while text.utf8.count < size { text += sentence() + "\n" }
      return text
    }
    let texts = [
      ("without findings", text(2_000_000) { numbers.pick(plain) }),
      (
        "dense with findings",
        text(2_000_000) {
          numbers.below(2) == 0
            ? maker.sentence(numbers.pick(Self.kinds)).text
            : roster.sentence(numbers.pick(["full", "surname", "title", "member"]))?.0.text ?? ""
        }
      ),
      ("capitals alone", text(1_000_000) { "Xaa Ybb Zcc Wdd " }),
      ("one line of digits", String(repeating: "0 7 ", count: 250_000)),
      ("one line of at signs", String(repeating: "a@", count: 500_000)),
      ("combining marks", String(repeating: "\u{301}", count: 500_000)),
      ("joined emoji", String(repeating: "\u{1F469}\u{200D}", count: 140_000)),
      ("one line of names", String(repeating: "Finn-", count: 200_000)),
      ("one line of marks", String(repeating: "(", count: 1_000_000)),
    ]
    print("speed, with a roster of \(RosterForms.parliament.count)")
    let only = getenv("ONLY").map { String(cString: $0) }
    for (name, text) in texts where only == nil || name.contains(only ?? "") {
      var findings = 0
      var best = Double.infinity
      for _ in 0..<5 {
        best = min(best, Self.seconds { findings = anonymiser.report(on: text).findings.count })
      }
      print(
        "  " + Layout.padded(name, 22)
          + Layout.padded(Layout.fixed(Double(text.utf8.count) / 1e6 / best, 1) + " MB/s", 14)
          + "\(findings) findings"
      )
    }
  }

  private func dump() throws {
    let weights = Array("NMW1".utf8) + [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let anonymiser = try Anonymiser(
      lexicon: FileBytes.read(arguments[0]) ?? [],
      weights: weights
    )
    let sentences = AnnotatedSentence.read(
      FileBytes.read(arguments[5]) ?? [],
      isIOB2: false,
      parts: "abcd"
    )
    let bytes = Dump(anonymiser: anonymiser).bytes(of: sentences, seed: UInt64(arguments[3]) ?? 1)
    if !FileBytes.write(bytes, to: arguments[4]) { print("cannot write \(arguments[4])") }
  }

  private static func seconds(_ work: () -> Void) -> Double {
    // The time of this process, not of the day: other work on the machine does not count.
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let started = now()
    work()
    return now() - started
  }
}
