// SPDX-License-Identifier: Apache-2.0

import Board
import Testing

@Suite("Doors at the right moment")
struct DoorsTests {
  private func fitting(
    _ conduct: Conduct, _ basis: Basis = .toldBySeveral, _ when: When = .thisTerm,
    _ change: (inout DoorFacts) -> Void = { _ in }
  ) -> [Door] {
    var facts = DoorFacts(conduct: conduct, basis: basis, occasion: "office", when: when)
    change(&facts)
    return Doors.fitting(facts)
  }

  @Test(
    "are those of the conduct",
    arguments: [
      (Conduct.unease, []), (.situationToAvoid, []), (.unprofessional, [RouteID.helpline]),
      (.misuseOfPosition, [.helpline, .unionBranch]), (.bullying, [.helpline, .unionBranch]),
      (.sexualHarassment, [.helpline, .rapeSupportLine]),
      (.discriminatoryHarassment, [.helpline, .equalityAdvice]),
      (.persistent, [.police, .helpline]),
      (.mayBeACrime, [.rapeSupportLine, .havens, .police]),
    ])
  func conduct(conduct: Conduct, routes: [RouteID]) {
    #expect(fitting(conduct) == routes.map(Door.route))
  }

  @Test("begin with the one that closes within a week, for whatever may be physical")
  func evidence() {
    for conduct in Conduct.allCases {
      let mayBe = [.sexualHarassment, .persistent, .mayBeACrime].contains(conduct)
      #expect((fitting(conduct, .firstHand, .thisWeek).first == .route(.havens)) == mayBe)
      #expect(fitting(conduct, .firstHand, .thisMonth).first != .route(.havens))
      let asked = fitting(conduct, .firstHand, .thisMonth) { $0.isOfLastWeek = true }
      #expect((asked.first == .route(.havens)) == mayBe)
    }
    let doors = fitting(.mayBeACrime, .firstHand, .thisWeek)
    #expect(doors == [.havens, .rapeSupportLine, .police, .alertList].map(Door.route))
  }

  @Test("tell everyone who knows it first-hand of the alert list, and nobody else")
  func alertList() {
    for conduct in Conduct.allCases {
      for basis in Basis.allCases {
        let isTold = fitting(conduct, basis).contains(.route(.alertList))
        #expect(isTold == (basis == .firstHand), "\(conduct) \(basis)")
      }
    }
  }

  @Test("put silence before everything that is not about to close")
  func silence() {
    let reported = fitting(.sexualHarassment, .firstHand, .thisWeek) { $0.isReported = true }
    #expect(Array(reported.prefix(2)) == [.route(.havens), .page(.confidentiality)])
    let first = fitting(.bullying, .firstHand) { $0.isFirstWarning = true }
    #expect(first.first == .page(.agreement))
    #expect(
      !fitting(.bullying, .reputation) { $0.isFirstWarning = true }.contains(.page(.agreement)))
  }

  @Test("lead to the Lords for a peer, and to helpline and party from a party's conference")
  func places() {
    #expect(fitting(.unease) { $0.isPeer = true } == [.route(.lordsCommissioners)])
    #expect(
      fitting(.unease) { $0.occasion = "conference" } == [.route(.helpline), .need(.partyEvent)])
  }

  @Test("are none for advice and questions, and none is named twice")
  func others() {
    for kind in [ThreadKind.advice, .question] {
      #expect(Doors.fitting(DoorFacts(Opening(kind: kind, occasion: "conference"))).isEmpty)
    }
    for conduct in Conduct.allCases {
      let doors = fitting(conduct, .firstHand, .thisWeek) {
        $0.occasion = "conference"
        $0.isPeer = true
      }
      #expect(Set(doors).count == doors.count)
    }
  }
}
