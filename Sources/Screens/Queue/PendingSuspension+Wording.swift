// SPDX-License-Identifier: Apache-2.0

internal import Board

extension PendingSuspension {
  /// What is to be said of one that was confirmed: who can carry it out, and since when that is awaited.
  ///
  /// The second gave her share and has not the first's, so nothing is left for her to do.
  func words(_ scene: Scene) -> String {
    guard case .waitsForProposer(let second, let isYou, let since) = stage else { return "" }
    let days = scene.today.number - since.number
    let age =
      switch days {
      case ...0: "today"
      case 1: "yesterday"
      default: "\(days) days ago"
      }
    let who = isYou ? "You" : second
    let what = "\(who) confirmed to suspend (\(reason.label)) \(age):"
    guard !scene.isNarrow else { return "\(what) \(proposer)'s program ends it." }
    let way =
      days < PendingSuspension.daysOfPatience
      ? ""
      : " Where \(proposer) stays away: two of you take \(proposer) out of the set, and propose it anew."
    return "\(what) \(proposer)'s program carries it out when \(proposer) next looks in.\(way)"
  }

  /// After how many days somebody is told what else can be done.
  private static let daysOfPatience = 3
}
