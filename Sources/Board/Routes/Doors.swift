// SPDX-License-Identifier: Apache-2.0

/// Which doors come first, at the moment when they matter.
package enum Doors {
  /// The doors that fit, the most pressing first; none where nothing was said that calls for one.
  ///
  /// In order: the one that closes by itself, evidence within a week; what would harm the writer if
  /// she went on unaware, a case that asks for silence or an agreement; the routes for the sort of
  /// conduct; and for everyone who knows it first-hand the official alert list, match or no match,
  /// since a list told only on a match would tell whoever probes what others wrote.
  package static func fitting(_ facts: DoorFacts) -> [Door] {
    guard facts.kind == .warning else { return [] }
    var doors: [Door] = []
    if facts.mayBePhysical, facts.isOfLastWeek { doors.append(.route(.havens)) }
    if facts.isReported { doors.append(.page(.confidentiality)) }
    if facts.isFirstWarning, facts.basis == .firstHand { doors.append(.page(.agreement)) }
    doors += routes(for: facts.conduct).map(Door.route)
    if facts.isPeer { doors.append(.route(.lordsCommissioners)) }
    // Whether a party's event falls under Parliament's scheme depends on the case: its helpline
    // knows, and the party may be asked as well.
    if let occasion = facts.occasion, partyOccasions.contains(occasion) {
      doors += [.route(.helpline), .need(.partyEvent)]
    }
    if facts.basis == .firstHand { doors.append(.route(.alertList)) }
    var seen: Set<Door> = []
    return doors.filter { seen.insert($0).inserted }
  }

  private static let partyOccasions: Set<String> = ["conference", "fringe-event"]

  private static func routes(for conduct: Conduct?) -> [RouteID] {
    switch conduct {
    case nil, .unease?, .situationToAvoid?: []
    case .unprofessional?: [.helpline]
    case .misuseOfPosition?, .bullying?: [.helpline, .unionBranch]
    case .sexualHarassment?: [.helpline, .rapeSupportLine]
    case .discriminatoryHarassment?: [.helpline, .equalityAdvice]
    case .persistent?: [.police, .helpline]
    case .mayBeACrime?: [.rapeSupportLine, .havens, .police]
    }
  }
}
