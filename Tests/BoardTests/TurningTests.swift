// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
import Testing

/// What is not put up as it is worded, and what is: sentences of nobody, written for this.
@Suite("Turning")
struct TurningTests {
  /// What helps somebody, and goes up.
  private static let harmless = [
    "Takes the same lift whenever somebody new does. Take the stairs.",
    "Asked about my love life at dinner, twice.",
    "He asked whether I was having an affair with anybody. I left.",
    "He thought I was having an affair and said so in front of the table.",
    "Remarks about my sex life, every week.",
    "Talks about his marriage after the second glass; change the subject.",
    "Told me about his wife and then asked me to his room.",
    "Wanted to know who I was sleeping with. It was none of his business.",
    "He hinted that people get on here by sleeping with him.",
    "He said she should be sacked for saying no.",
    "He told me that they should be fired, all of them, and shouted.",
    "He says that I should be locked up.",
    "The office should be locked up at night; ask the porters.",
    "Lock the door behind you, and throw nothing out: keep the messages.",
    "Everyone knows about the late rank; few know about the other door. Use that one.",
    "Everyone knows about him. Take the stairs.",
    "People know what to do by now: leave with the first group.",
    "Was guilty of nothing worse than shouting, but it was every day.",
    "He is seeing a constituent at six; do not stay behind.",
    "He was offering an alcoholic punch to the interns. Hold your own drink.",
    "He was rude to pregnant colleagues about their leave.",
    "Mocked a colleague for an accent, and went on after being asked to stop.",
    "She was with the whips when it happened; they did nothing.",
    "Current affairs was the excuse to stay on.",
    "The fringe on foreign affairs runs late. Go in pairs.",
    "He keeps a bottle in the room. Keep the door open.",
    "He has a habit of closing the inner door.",
    "Has a reputation for late calls; let it go to voicemail.",
    "He is known for it in lifts. Get in with someone.",
    "The usual trick: a lift home that goes the long way round.",
    "Typical evening: drinks, then a cab for two. Book your own.",
    "It happened to two of us, separately.",
    "It happened to someone who said no.",
    "Look out for an intern who has just started; stand with them.",
    "A colleague who was there waited with me.",
    "The researcher who sits nearest the door can leave first.",
    "The victim support line was kind, and in no hurry.",
    "Not good to be alone with after nine. Work from the library.",
    "He was really angry, and I was really frightened. Have someone present.",
    "They were all drunk by ten. Leave with others.",
    "There is talk of a late vote. Do not wait in the office.",
    "Nothing more to say yet.",
    "Thank you, this helped.",
    "It has stopped, as far as I know.",
    "Where did you take it?",
    "Does anybody know a taxi rank that is lit?",
    "Should we tell the porters?",
    "He was a whip then. Ask for it in writing.",
    "Basalt 17 was seeing people out, one by one, and keeping the last one back.",
    "Basalt 17 should not be alone with the newest of us.",
  ]

  @Test("lets what helps be", arguments: harmless)
  func lets(text: String) throws {
    let turning = try ShippedTurning.rules().turning(of: text)
    #expect(turning == nil, "\(text): \(turning?.reason.rawValue ?? "") by \(turning?.words ?? "")")
  }

  private static let turned: [(TurnReason, String)] = [
    (.privateLife, "He is having an affair with a journalist."),
    (.privateLife, "He's having an affair."),
    (.privateLife, "Basalt 17 has been having a long affair."),
    (.privateLife, "SHE IS HAVING AN AFFAIR"),
    (.privateLife, "Everybody here says he had an affair."),
    (.privateLife, "He is cheating on his wife."),
    (.privateLife, "She cheated on her husband; ask anyone."),
    (.privateLife, "They are sleeping with each other: he sleeps around, sleeping with a driver."),
    (.privateLife, "He was sleeping with someone from the press."),
    (.privateLife, "He is gay, and does not say so."),
    (.privateLife, "She is secretly bisexual."),
    (.privateLife, "The minister is in the closet."),
    (.privateLife, "He is an alcoholic."),
    (.privateLife, "[name] is in rehab again."),
    (.privateLife, "She was depressed all summer."),
    (.privateLife, "He has cancer. Go easy on him."),
    (.privateLife, "She had a miscarriage."),
    (.privateLife, "He has a drink problem."),
    (.privateLife, "They are getting a divorce."),
    (.privateLife, "His marriage is a sham."),
    (.privateLife, "His wife has left him."),
    (.privateLife, "He has a mistress in the constituency."),
    (.privateLife, "He was seen with his mistress. Take the stairs."),
    (.privateLife, "She is on Tinder."),
    (.privateLife, "He is in a relationship with a lobbyist."),
    (.privateLife, "He is badly in debt."),
    (.identifiesHarmedPerson, "The victim works in the next room."),
    (.identifiesHarmedPerson, "It happened to [name] last term."),
    (.identifiesHarmedPerson, "It happened to the newest one there."),
    (.identifiesHarmedPerson, "The intern who complained has left."),
    (.identifiesHarmedPerson, "Ask the girl who reported him."),
    (.identifiesHarmedPerson, "The woman it happened to sits by the window."),
    (.identifiesHarmedPerson, "The one he touched works for the committee."),
    (.identifiesHarmedPerson, "She now works for the other side."),
    (.verdictNotWarning, "He should be locked up."),
    (.verdictNotWarning, "They should have been sacked years ago."),
    (.verdictNotWarning, "Basalt 17 should be locked up."),
    (.verdictNotWarning, "He belongs in prison."),
    (.verdictNotWarning, "She must resign."),
    (.verdictNotWarning, "Waits at the lift. He deserves to be punished."),
    (.verdictNotWarning, "Sack him!"),
    (.verdictNotWarning, "Lock them up."),
    (.verdictNotWarning, "He is guilty."),
    (.verdictNotWarning, "He is a predator."),
    (.verdictNotWarning, "That man is a criminal."),
    (.noConductStated, "Everyone knows about him."),
    (.noConductStated, "Everybody knows."),
    (.noConductStated, "We all know what he is like. Enough said."),
    (.noConductStated, "You know what he's like."),
    (.noConductStated, "No smoke without fire."),
    (.noConductStated, "There are rumours about him."),
    (.noConductStated, "I have heard things."),
    (.noConductStated, "He is creepy."),
    (.noConductStated, "He has a reputation."),
    (.noConductStated, "Not a nice man. Ask anyone."),
  ]

  @Test("turns what is no warning, with the reason", arguments: turned)
  func turns(reason: TurnReason, text: String) throws {
    let turning = try ShippedTurning.rules().turning(of: text)
    #expect(turning?.reason == reason, "\(text)")
    // What is quoted are the writer's own words.
    #expect(text.contains(turning?.words ?? "?"))
  }

  @Test("lets everything on the demo board be, and everything that is invented")
  func demo() throws {
    let rules = try ShippedTurning.rules()
    var count = 0
    func check(_ value: Any) {
      switch value {
      case let text as String:
        count += 1
        #expect(rules.turning(of: text) == nil, "\(text)")
      case let list as [Any]: for item in list { check(item) }
      case let object as [String: Any]:
        for (key, item) in object where !["roster", "name"].contains(key) { check(item) }
      default: break
      }
    }
    for file in ["demo-board.json", "phrases.json"] {
      check(try JSONSerialization.jsonObject(with: Data(try ShippedRoutes.file(file))))
    }
    #expect(count > 300)
  }

  @Test("tells each reason in a fact and a next step")
  func wording() throws {
    let rules = try ShippedTurning.rules()
    for reason in TurnReason.allCases {
      for sentence in [rules.fact(of: reason), rules.next(for: reason)] {
        #expect(sentence.hasSuffix(".") && sentence.count > 20, "\(reason)")
      }
    }
  }

  @Test(
    "names what is wrong with a file",
    arguments: [
      ("{}", RouteDataError.missing(at: "reasons")),
      ("[]", .wrongType(at: "", expected: "object")),
      ("{\"reasons\": [], \"classes\": {}, \"rules\": []}", .missing(at: "reasons.private-life")),
      (
        "{\"reasons\": [{\"id\": \"x\", \"fact\": \"a\", \"next\": \"b\"}]}",
        .unknownValue(
          "x", at: "reasons.x.id", allowed: TurnReason.allCases.map(\.rawValue))
      ),
    ])
  func faults(text: String, fault: RouteDataError) {
    #expect(throws: fault) { try TurningRules(Array(text.utf8)) }
  }

  @Test("refuses a phrase of a class that there is not, and one without a word")
  func phrases() {
    let reasons = TurnReason.allCases.map {
      "{\"id\": \"\($0.rawValue)\", \"fact\": \"a\", \"next\": \"b\"}"
    }.joined(separator: ",")
    for phrase in ["{whoever} is", "^ ~ $", "{who"] {
      let file = """
        {"reasons": [\(reasons)], "classes": {"who": ["he"]}, "rules":
         [{"reason": "private-life", "not_after": [], "phrases": ["\(phrase)"]}]}
        """
      #expect(throws: RouteDataError.wrongType(at: "rules.0.phrases.0", expected: "phrase")) {
        try TurningRules(Array(file.utf8))
      }
    }
  }
}
