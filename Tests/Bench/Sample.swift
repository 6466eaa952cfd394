// SPDX-License-Identifier: Apache-2.0

/// What the same measurement came to, again and again.
struct Sample {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) {
    values.append(value)
  }

  mutating func add(_ other: Sample) {
    values += other.values
  }

  var median: Double { percentile(50) }

  /// The value that so many in a hundred do not exceed; zero of nothing.
  func percentile(_ share: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return 0 }
    let rank = (share / 100 * Double(sorted.count)).rounded(.up)
    return rank < 1 ? sorted[0] : rank > Double(sorted.count) ? last : sorted[Int(rank) - 1]
  }

  /// As times: the median and how far it spreads.
  var time: String {
    "\(Figure.time(median)) (\(Figure.time(percentile(0)))–\(Figure.time(percentile(100))))"
  }
}
