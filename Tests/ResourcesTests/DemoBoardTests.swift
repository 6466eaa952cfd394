// SPDX-License-Identifier: Apache-2.0

import Foundation
import Resources
import Testing

@Suite("The demo board")
struct DemoBoardTests {
  private let board: DemoBoard

  init() throws {
    board = try read(DemoBoard.self, from: .demoBoard)
  }

  @Test("uses no key that the format does not have")
  func keys() throws {
    let document = try JSONSerialization.jsonObject(with: Data(Resource.demoBoard.bytes))
    let top = try #require(document as? [String: Any])
    #expect(Set(top.keys) == ["name", "roster", "threads", "upcoming"])
    for person in try #require(top["roster"] as? [[String: Any]]) {
      #expect(Set(person.keys).isSubset(of: ["id", "name", "house", "seat", "party"]))
    }
    for thread in try #require(top["threads"] as? [[String: Any]]) {
      #expect(
        Set(thread.keys).isSubset(of: [
          "kind", "by", "day", "conduct", "basis", "occasion", "when", "subject", "advice", "body",
          "then",
        ])
      )
      for act in thread["then"] as? [[String: Any]] ?? [] {
        #expect(Set(act.keys).isSubset(of: ["act", "by", "day", "basis", "body"]))
      }
    }
  }

  @Test("has thirty-five people with ids of their own, and a seat for each of the Commons alone")
  func roster() {
    #expect(board.roster.count == 35)
    #expect(repeated(board.roster.map(\.id)).isEmpty)
    #expect(repeated(board.roster.map(\.name)).isEmpty)
    for person in board.roster {
      #expect(
        person.id.wholeMatch(of: /uk\.org\.publicwhip\/person\/99[05][0-9]{3}/) != nil,
        "\(person.id) is in the range of nobody real"
      )
      #expect((person.house == "commons") == (person.seat != nil), "\(person.name)")
      #expect(["commons", "lords"].contains(person.house), "\(person.name)")
    }
  }

  @Test("gives a warning all its facts, and only values that the lists allow")
  func facts() throws {
    struct Coded: Decodable { let code: String }
    let occasions = Set(try read([Coded].self, from: .occasions).map(\.code))
    let advice = Set(try read([Coded].self, from: .advice).map(\.code))
    let people = Set(board.roster.map(\.id))
    for thread in board.threads {
      let place: Comment = "\(thread.kind) of day \(thread.day) by \(thread.by)"
      #expect(["warning", "advice", "question"].contains(thread.kind), place)
      if thread.kind == "warning" {
        #expect(Self.conducts.contains(try #require(thread.conduct, place)), place)
        #expect(Self.bases.contains(try #require(thread.basis, place)), place)
        #expect(Self.whens.contains(try #require(thread.when, place)), place)
        #expect(thread.occasion != nil, place)
        #expect(thread.advice?.isEmpty == false, place)
      } else {
        #expect(thread.conduct == nil && thread.basis == nil && thread.subject == nil, place)
        #expect(thread.body?.isEmpty == false, place)
      }
      #expect(thread.occasion.map(occasions.contains) ?? true, place)
      #expect(thread.subject.map(people.contains) ?? true, place)
      #expect(Set(thread.advice ?? []).isSubset(of: advice), place)
      #expect(repeated(thread.advice ?? []).isEmpty, place)
    }
  }

  @Test("runs forward inside a thread, ends today, and keeps everything current")
  func days() {
    for thread in board.threads {
      let days = [thread.day] + (thread.then ?? []).map(\.day)
      #expect(days == days.sorted() && days.allSatisfy { $0 <= 0 }, "\(days)")
      // A reputation ends after three months, anything else after twelve.
      #expect(thread.day > (thread.basis == "reputation" ? -90 : -360), "\(days)")
    }
    let all = board.threads.flatMap { [$0.day] + ($0.then ?? []).map(\.day) }
    #expect(all.count { $0 == 0 } >= 3)
    #expect(all.count { $0 == -1 } >= 3)
    #expect(all.contains { $0 < -120 })
  }

  @Test("has acts that are whole: who, how known, and words where words are due")
  func acts() {
    for thread in board.threads {
      let place: Comment = "\(thread.kind) of day \(thread.day) by \(thread.by)"
      var authors: Set = [thread.by]
      for act in thread.then ?? [] {
        switch act.act {
        case "reply":
          #expect(act.by != nil && act.body != nil && act.basis == nil, place)
          authors.formUnion(act.by.map { [$0] } ?? [])
        case "same-here":
          #expect(act.by != nil && act.body == nil, place)
          #expect(["first-hand", "told-by-the-person"].contains(act.basis), place)
          #expect(act.by != thread.by, "nobody says same here to herself")
        case "dispute":
          #expect(act.by == nil && act.body != nil && thread.subject != nil, place)
        case "amend":
          #expect(act.by.map(authors.contains) == true && act.body != nil, place)
        case "withdraw":
          #expect(act.by.map(authors.contains) == true && act.body == nil, place)
        default:
          Issue.record("unknown act \(act.act)")
        }
      }
      let voices = (thread.then ?? []).filter { $0.act == "same-here" }.compactMap(\.by)
      #expect(repeated(voices).isEmpty, "a member counts once in a thread")
    }
  }

  @Test("shows one of everything: each number of voices, each act, each kind")
  func range() {
    let warnings = board.threads.filter { $0.kind == "warning" }
    let voices = warnings.map { 1 + ($0.then ?? []).count { $0.act == "same-here" } }
    #expect(voices.contains(1))
    #expect(voices.contains { (2...4).contains($0) })
    #expect(voices.contains { $0 >= 5 })
    #expect(
      Set(board.threads.flatMap { $0.then ?? [] }.map(\.act)) == [
        "reply", "same-here", "dispute", "amend", "withdraw",
      ]
    )
    #expect(Set(board.threads.map(\.kind)) == ["warning", "advice", "question"])
    #expect(Set(warnings.compactMap(\.basis)) == Self.bases)
    #expect(Set(warnings.compactMap(\.conduct)) == Self.conducts)
    #expect(Set(warnings.compactMap(\.when)) == Self.whens)
    #expect(Set(board.threads.map(\.by)).isSubset(of: 0..<16))
  }

  @Test("names nobody in any text, no seat and no party")
  func nameless() {
    let given = PersonalNames.given.subtracting(PersonalNames.ordinary)
    var names: Set<String> = []
    for person in board.roster {
      let marks = [person.name, person.seat ?? "", person.party].joined(separator: " ")
      names.formUnion(words(of: marks).subtracting(Self.ordinary))
    }
    let texts = board.threads.flatMap { [$0.body] + ($0.then ?? []).map(\.body) }.compactMap(\.self)
    for text in texts {
      #expect(names.intersection(words(of: text)).isEmpty, "\(text)")
      #expect(words(of: text).isDisjoint(with: given), "\(text)")
    }
  }

  @Test("has texts of one thread's size, without days of the week, numbers or controls")
  func texts() {
    let texts = board.threads.flatMap { [$0.body] + ($0.then ?? []).map(\.body) }.compactMap(\.self)
    #expect(repeated(texts).isEmpty)
    for text in texts {
      #expect((10...300).contains(text.count), "\(text)")
      #expect(!text.contains { $0.isNumber || $0.isNewline }, "\(text)")
      #expect(text.last == "." || text.last == "?", "\(text)")
      #expect(words(of: text).isDisjoint(with: Self.dates), "\(text)")
    }
  }

  private static let conducts: Set = [
    "unease", "situation-to-avoid", "unprofessional", "misuse-of-position", "bullying",
    "sexual-harassment", "discriminatory-harassment", "persistent",
  ]
  private static let bases: Set = [
    "first-hand", "told-by-the-person", "told-by-several", "reputation",
  ]
  private static let whens: Set = [
    "coming", "this-week", "this-month", "this-term", "this-parliament", "earlier",
  ]
  private static let dates: Set = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "midnight",
  ]
  /// Parts of names of seats and parties that are ordinary words as well.
  private static let ordinary: Set = ["north", "south", "east", "west", "old", "lord", "lady"]
}
