// SPDX-License-Identifier: Apache-2.0

/// In what order moderators read: by the clock of the law, then by what can hurt someone tonight.
package enum QueueOrder {
  /// Items in order; of equal urgency the older day first, then as they were given.
  package static func sorted(_ items: [QueueItem]) -> [QueueItem] {
    items.enumerated().sorted { left, right in
      key(left.element, left.offset).lexicographicallyPrecedes(key(right.element, right.offset))
    }
    .map(\.element)
  }

  private static func key(_ item: QueueItem, _ offset: Int) -> [Int] {
    var clock = item.day.number
    if case .notice(let answerBy) = item.matter { clock = answerBy.seconds }
    if case .dataRequest(let answerBy) = item.matter { clock = answerBy.number }
    return [urgency(of: item), clock, offset]
  }

  /// How urgent an item is: the lower, the sooner.
  static func urgency(of item: QueueItem) -> Int {
    switch item.matter {
    case .notice: 0
    case .reported(let reasons, let isUp):
      isUp && reasons.contains(.identifiesHarmedPerson)
        ? 1 : isUp && reasons.contains(.privateLife) ? 3 : 9
    case .held(let held): held.isForTonight ? 2 : held.afterReason == nil ? 7 : 8
    case .disputed: 4
    case .suspension: 5
    case .answered: 6
    case .dataRequest: 10
    }
  }

  /// Where a moderator starts, so that those who look at once read different items: among the most
  /// urgent, or among as many as there are moderators.
  ///
  /// - Parameters:
  ///   - items: in order.
  ///   - ordinal: which one of the set she is, from zero.
  ///   - count: how many are in the set.
  /// - Returns: an index; nil where nothing waits.
  package static func start(in items: [QueueItem], ordinal: Int, of count: Int) -> Int? {
    guard let first = items.first else { return nil }
    let group = items.prefix { urgency(of: $0) == urgency(of: first) }.count
    return max(0, ordinal) % max(group, min(count, items.count))
  }
}
