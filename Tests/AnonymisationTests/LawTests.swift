// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Glibc
import TestKit
import Testing

/// The laws that hold for every text.
@Suite struct LawTests {
  /// A text of fragments that rules begin, continue and end on, in any order.
  static func text(_ random: inout SeededRandom, fragments: Int) -> String {
    let pieces = [
      "Phineas", "Finn", "finn", "Melmote", "Palliser", "O'Brannigan", "Haut-ton", "Lord Fawn",
      "Slope",
      "Lucinda Roanoke", "J.", "van der", "Mr", "the", "my", "MP", "boss", "her", "researcher",
      "only",
      "intern", "who started", "Monday", "Thursday", "12th", "12", "5", "March", "may", "2026",
      "on",
      "at", "9.30pm", "half past", "nine", "o'clock", "21:40", "07700 900123", "+44", "(0)", "020",
      "7219", "4801", "x4801", "ext.", "SW1A", "2TT", "sw1a2tt", "QQ", "123456", "C", "@", "@lists",
      "p.finn@parliament.uk", "a@", "dot", "uk", ".com", "http://", "www.", "14", "Acacia",
      "Avenue",
      "Flat 2,", "Rose Cottage,", "Leeds", "Room", "W1", "PCH", "Member for", "Silverbridge",
      "the Gatherum", "reception", "Basalt 17", "[name]", "[number]", "[", "]", "name", ",", ".",
      "-",
      "'", "'s", "\"", "/", ":", "(", ")", "\n", "\n\n", "  ", "\u{A0}", "\u{2014}", "\u{2019}",
      "\u{301}", "\u{200D}", "\u{1F469}\u{200D}\u{1F467}", "\u{1F1EC}\u{1F1E7}", "\u{600}",
      "\u{FEFF}",
      "\u{00AD}", "\r\n", "é", "Zoë", "漢字", "\u{1100}\u{1161}", "1\u{FE0F}\u{20E3}", "I", "and",
      "in",
      "said", "was", "£", "%", "!!", "?", "_", "#", "Yes", "hello", "UPPER", "camelCase",
    ]
    var text = ""
    for _ in 0..<fragments {
      text += pieces[Int(random.next() % UInt64(pieces.count))]
      if random.next() % 4 != 0 { text += " " }
    }
    return text
  }

  /// A text of scalars from everywhere.
  static func noise(_ random: inout SeededRandom, scalars: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<scalars {
      let range: UInt64 = [0x80, 0x80, 0x250, 0x2100, 0x11_0000][Int(random.next() % 5)]
      if let scalar = Unicode.Scalar(UInt32(random.next() % range)) { text.append(scalar) }
    }
    return String(text)
  }

  @Test func anonymisingTwiceEqualsOnce() throws {
    for anonymiser in [try Data.rostered(), try Data.plain()] {
      forEachSeed(200) { seed, random in
        let text =
          seed % 5 == 0
          ? Self.noise(&random, scalars: 60) : Self.text(&random, fragments: 2 + Int(seed % 40))
        let once = anonymiser.report(on: text)
        let twice = anonymiser.report(on: once.text)
        #expect(twice.text == once.text, "seed \(seed): \(text.debugDescription)")
        #expect(twice.findings.isEmpty, "seed \(seed): \(once.text.debugDescription)")
      }
    }
  }

  @Test func outsideFindingsNothingChanges() throws {
    let kept = try Data.rostered(AnonymiseOptions(normalises: false))
    let normalised = try Data.rostered()
    forEachSeed(150) { seed, random in
      let text = Self.text(&random, fragments: 2 + Int(seed % 40))
      let report = kept.report(on: text)
      let scalars = Array(text.unicodeScalars)
      var rebuilt = String.UnicodeScalarView()
      var position = 0
      for finding in report.findings {
        #expect(position <= finding.start && finding.start < finding.end, "seed \(seed)")
        rebuilt.append(contentsOf: scalars[position..<finding.start])
        rebuilt.append(contentsOf: finding.replacement.unicodeScalars)
        position = finding.end
      }
      rebuilt.append(contentsOf: scalars[position...])
      #expect(
        report.text.unicodeScalars.elementsEqual(rebuilt),
        "seed \(seed): \(text.debugDescription)"
      )
      // Evening out habits changes nothing in what is found.
      #expect(normalised.report(on: text).findings == report.findings, "seed \(seed)")
    }
  }

  @Test func noFindingSplitsAGrapheme() throws {
    let anonymiser = try Data.rostered()
    forEachSeed(300) { seed, random in
      var text = Self.text(&random, fragments: 2 + Int(seed % 30))
      if seed % 3 == 0 {
        // Something that combines, anywhere.
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<6 where !scalars.isEmpty {
          let joiners: [Unicode.Scalar] = [
            "\u{301}", "\u{200D}", "\u{FE0F}", "\u{600}", "\u{E0061}",
          ]
          scalars.insert(
            joiners[Int(random.next() % 5)],
            at: Int(random.next() % UInt64(scalars.count))
          )
        }
        text = String(String.UnicodeScalarView(scalars))
      }
      for finding in anonymiser.report(on: text).findings {
        for position in [finding.start, finding.end] {
          let index = text.unicodeScalars.index(text.startIndex, offsetBy: position)
          #expect(
            index.samePosition(in: text) != nil,
            "seed \(seed): \(finding) in \(text.debugDescription)"
          )
        }
      }
    }
  }

  @Test func replacementsHoldNoFinding() throws {
    let anonymiser = try Data.rostered()
    var replacements: Set<String> = []
    forEachSeed(100) { _, random in
      let report = anonymiser.report(on: Self.text(&random, fragments: 40))
      replacements.formUnion(report.findings.map { $0.replacement })
    }
    #expect(replacements.count > 15)
    for replacement in replacements {
      #expect(anonymiser.report(on: replacement).findings.isEmpty, "\(replacement)")
      #expect(
        anonymiser.report(on: "I was there, \(replacement).").findings.isEmpty,
        "\(replacement)"
      )
    }
  }

  @Test func normalisingTwiceEqualsOnceAndChangesOnlyHabits() throws {
    let anonymiser = try Data.plain()
    let report = anonymiser.report(
      on: "it\u{2019}s \u{201C}so\u{201D}\u{2014}or\u{A0}not\u{2026}  is it\u{200B}?"
    )
    #expect(report.text == "it's \"so\" - or not... is it?")
    #expect(report.findings.isEmpty)
    #expect(anonymiser.report(on: report.text).text == report.text)
  }

  @Test(arguments: [
    "0 7 ", "a@", "(", "@", "Finn ", "Finn-", "14 Acacia ", "of Leeds, ", "12 ", "12/",
    "on the 12th ",
    "a.b", "'", "\"", "\u{301}", "\u{1F469}\u{200D}", "Mr ", "\n", "SW1A ", "x4801 ", "[name] ",
    "É",
    "5 March ", "Flat 2, ", "van der ", "J. ", "the Member for ", "Xaa Ybb ", "http://", "qq 12 ",
  ])
  func timeIsInProportionToTheText(piece: String) throws {
    let anonymiser = try Data.rostered()
    func seconds(_ bytes: Int) -> Double {
      let text = String(repeating: piece, count: max(1, bytes / piece.utf8.count))
      // The time of this thread: other tests and other work on the machine do not count.
      var started = timespec()
      var ended = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &started)
      _ = anonymiser.report(on: text)
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended)
      return Double(ended.tv_sec - started.tv_sec)
        + Double(ended.tv_nsec - started.tv_nsec) / 1e9
    }
    let small = min(seconds(2_000), seconds(2_000))
    // Eight times the text may take twenty times as long; if time grew with the square, 64 times.
    let large = min(seconds(16_000), seconds(16_000))
    #expect(large < 20 * max(small, 0.0005), "\(small) s, then \(large) s")
  }
}
