// SPDX-License-Identifier: Apache-2.0

import Board
import Canvas
import Screens
import TestKit
import Testing

/// Where to take it, from every screen.
@Suite struct RoutesScreenTests {
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

  private func picture(_ name: String, _ steps: (Reader) -> Void) {
    for size in Self.sizes {
      let reader = Reader(SampleBoard.demo(), size: size)
      steps(reader)
      Golden.expect(lines: reader.picture, matches: "\(name)-\(size.columns)x\(size.rows)")
    }
  }

  private func reader(_ size: Size = Self.sizes[0]) -> Reader {
    Reader(SampleBoard.demo(), size: size)
  }

  @Test func pictures() {
    picture("routes") { $0.press("R") }
    picture("routes-last") { $0.press("R G") }
    picture("routes-thread") { $0.press("j j j j Enter R") }
    picture("routes-assaulted") { $0.press("R 2") }
    picture("routes-havens") { $0.press("R 2 1") }
    picture("routes-looked-into") { $0.press("R 4") }
    picture("routes-helpline") { $0.press("R 4 1") }
    picture("routes-employer") { $0.press("R 5") }
    picture("routes-party") { $0.press("R 8") }
    picture("routes-party-old") { $0.press("R 8 4") }
    picture("routes-elsewhere") { $0.press("R 0") }
    picture("routes-day") { $0.press("R 9") }
    picture("routes-day-fault") {
      $0.press("R 9")
      $0.type("31/02/2026\n")
    }
    picture("routes-dates") {
      $0.press("R 9")
      $0.type("25 Aug 2026\n")
    }
  }

  @Test func everyNeedLeadsToAFirstDoorInTwoKeys() {
    for size in Self.sizes {
      for need in Need.allCases where need != .howLong {
        let reader = reader(size)
        reader.press("R \(need.digit)")
        guard let first = SampleBoard.routes.routes(for: need).first else { continue }
        let word = first.shortName.split(separator: " ")[0]
        #expect(reader.sees(String(word)), "\(need) at \(size)")
        if let number = SampleBoard.routes.phone(of: first.id) {
          #expect(reader.sees(number), "\(need) at \(size):\n\(reader.text)")
        }
      }
    }
  }

  @Test func everyContactCanBeTracedToItsSourceInOneKey() {
    for need in Need.allCases {
      let routes = SampleBoard.routes.routes(for: need)
      for (number, route) in routes.enumerated() {
        let reader = reader(Size(rows: 60, columns: 100))
        reader.press("R \(need.digit)")
        if routes.count > 1 || SampleBoard.routes.gaps[need] != nil {
          reader.press("\((number + 1) % 10)")
        }
        let read = reader.text.split { $0.isWhitespace }.joined(separator: " ")
        #expect(read.contains("SOURCE"), "\(route.id.text)")
        #expect(read.contains(route.check.verified.words), "\(route.id.text)")
        for contact in route.contacts where contact.kind != .through {
          #expect(reader.sees(contact.value), "\(route.id.text)")
        }
        for doubt in route.notVerified {
          #expect(reader.sees("NOT VERIFIED") && reader.sees(String(doubt.prefix(20))))
        }
        for contact in route.contacts where !contact.isVerified {
          #expect(reader.sees("(not verified)"))
        }
        if SampleBoard.routes.isOld(route, on: SampleBoard.today) {
          #expect(reader.sees("OLD"), "\(route.id.text)")
        }
      }
    }
  }

  @Test func noNumberIsBrokenOverTwoLines() {
    for columns in stride(from: 24, through: 100, by: 7) {
      for keys in ["R", "R 4", "R 4 2", "R 5 4", "R 6 1"] {
        let reader = reader(Size(rows: 70, columns: columns))
        reader.press(keys)
        for line in reader.frame.lines where line.contains("0808") {
          #expect(line.contains("0808 168 9281") || line.contains("0808 500 2222"), "\(line)")
        }
      }
      let dates = reader(Size(rows: 90, columns: columns))
      dates.press("R 9")
      dates.type("25 Aug 2026\n")
      for line in dates.frame.lines where line.contains("0808") || line.contains("0300") {
        #expect(line.contains("0808 168 9281") || line.contains("0300 123 1100"), "\(line)")
      }
    }
  }

  @Test func anOldRouteSaysSoOnEveryScreen() {
    for size in Self.sizes {
      let reader = reader(size)
      reader.press("R 5 G k k k")
      #expect(reader.sees("OLD"), "\(reader.text)")
      reader.press("q 8 4")
      #expect(reader.sees("OLD: its source is of about 2018-22"), "\(reader.text)")
      #expect(size.rows < 20 || reader.sees("It may bind you to secrecy."))
    }
  }

  @Test func whatFitsTheThreadStandsOnTop() {
    let reader = reader()
    reader.press("R")
    #expect(!reader.sees("FITS WHAT YOU READ"))
    // The interview: misuse of position.
    reader.press("q")
    reader.press("j j j j Enter R")
    #expect(reader.sees("FITS WHAT YOU READ"), "\(reader.text)")
    #expect(reader.sees("Union branch: Unite or GMB"))
    reader.press("Enter")
    #expect(reader.sees("SOURCE") || reader.sees("RING"))
    reader.press("q q")
    #expect(!reader.sees("FITS WHAT YOU READ"))
  }

  @Test func theDayIsKeptNowhere() {
    let reader = reader()
    reader.press("R 9")
    reader.type("25/08/2026")
    reader.press("Ctrl-X Enter")
    #expect(!reader.sees("25/08"))
    reader.press("9")
    reader.type("25/08/2026\n")
    #expect(reader.sees("Tue 24 Nov 2026"))
    reader.press("Ctrl-X Enter")
    #expect(!reader.sees("Aug 2026") && !reader.sees("24 Nov"))
    reader.press("9")
    #expect(!reader.sees("25"))
    reader.type("25/08/2026\n")
    reader.press("q 9")
    #expect(!reader.sees("Aug"))
    #expect(reader.effects.allSatisfy { if case .perform = $0 { false } else { true } })
  }

  @Test func aDayThatIsNoneIsRefusedByName() {
    let reader = reader()
    reader.press("R 9")
    for (typed, words) in [
      ("", "not a date"), ("soon", "not a date"), ("30/02/2026", "no such day"),
      ("20/11/2026", "still to come"), ("1/1/26", "before 1900"),
    ] {
      reader.press("Ctrl-U")
      reader.type(typed + "\n")
      #expect(reader.sees(words), "\(typed)")
    }
    reader.press("Ctrl-U")
    reader.type("19/11/2026\n")
    #expect(reader.sees("Thu 26 Nov 2026"))
  }

  @Test func aNumberThatIsToldLeadsToItsSource() {
    let reader = reader()
    reader.press("Enter s 1")
    #expect(reader.sees("0808 168 9281") && reader.sees("R who to ring"))
    reader.press("R 4 1")
    #expect(reader.sees("SOURCE") && reader.sees("0808 168 9281"))
    reader.press("q q q")
    #expect(reader.sees("Any key goes on."))
    reader.press("x")
    #expect(!reader.sees("Any key goes on."))
  }

  @Test func theFormTellsOfTheDoorThatCloses() {
    let reader = reader()
    reader.press("c 1")
    #expect(reader.sees("one door works best within a week"))
    reader.press("6 1")
    reader.press("R")
    #expect(reader.sees("FITS WHAT YOU READ") && reader.sees("The official alert list"))
    reader.press("q")
    #expect(reader.sees("1 of 3: the facts"))
  }
}
