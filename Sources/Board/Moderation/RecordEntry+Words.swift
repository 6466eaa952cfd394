// SPDX-License-Identifier: Apache-2.0

extension RecordEntry {
  /// What was done, in a word or two.
  package var label: String {
    switch deed {
    case .named: "named"
    case .invited: "invited"
    case .moderators: "moderators"
    case .disputed: "disputed"
    case .policy: "policy"
    case .decided(.putUp): "put up"
    case .decided(.turnedDown): "turned down"
    case .decided(.resolved): "looked into"
    case .asked: "asked"
    case .did(let deed, _): deed.label
    case .suspended: "suspended"
    case .openedHandle: "opened"
    }
  }

  /// The reason, or what there is to say of it.
  package var detail: String {
    switch deed {
    case .named: "the board's name"
    case .invited(let count): count == 1 ? "1 invitation" : "\(count) invitations"
    case .moderators(let count):
      count == 1 ? "1 in the set from here on" : "\(count) in the set from here on"
    case .disputed: "the person named has answered"
    case .policy(let policy):
      "\(policy.publication.label); \(policy.hoursLabel)"
        + (policy.review.isEmpty ? "" : "; reviews: \(policy.review)")
    case .decided(.putUp): "a held post"
    case .decided(.turnedDown(let reason)): reason.label
    case .decided(.resolved): "something sent to moderators"
    case .asked: "an author, for her alone to read"
    case .did(_, let reason): reason?.label ?? "no reason is given for these"
    case .suspended(let reason, _):
      // What does not fit beside a place says the reason alone: two names stand behind it.
      reason.label.count > 14 ? reason.label : "\(reason.label); two moderators"
    case .openedHandle: "one handle; two moderators"
    }
  }

  /// The word in JSON for what was done.
  package var code: String {
    switch deed {
    case .named: "named"
    case .invited: "invited"
    case .moderators: "moderators"
    case .disputed: "disputed"
    case .policy: "policy"
    case .decided(let verdict): verdict.code
    case .asked: "asked"
    case .did(let deed, _): deed.rawValue
    case .suspended: "suspended"
    case .openedHandle: "opened-handle"
    }
  }

  /// The reason's code; nil where none is given.
  package var reason: ModerationReason? {
    switch deed {
    case .did(_, let reason): reason
    case .decided(let verdict): verdict.reason
    case .suspended(let reason, _), .openedHandle(let reason, _): reason
    case .named, .invited, .moderators, .disputed, .policy, .asked: nil
    }
  }

  /// What a suspended member asks for a review by, and moderators find the act by.
  package var review: Reference? {
    switch deed {
    case .suspended(_, let id), .openedHandle(_, let id): id.reference
    default: nil
    }
  }

  /// Where it was done, such as `lift · K4TZ`; empty for the whole board.
  package func place(on board: BoardState, _ vocabulary: Vocabulary) -> String {
    if isPlaceHidden { return "(not shown)" }
    guard let thread, let row = board.row(thread) else { return "" }
    let occasion = board.occasion(of: row).map { vocabulary.label(ofOccasion: $0) }
    return "\(occasion ?? row.kind.rawValue) · \(thread.reference)"
  }
}
