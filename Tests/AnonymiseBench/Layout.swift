// SPDX-License-Identifier: Apache-2.0

/// Lays out numbers in a table.
enum Layout {
  static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "-" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let rest = "\(scaled % scale)"
    return places == 0
      ? "\(scaled)"
      : "\(scaled / scale)." + String(repeating: "0", count: max(0, places - rest.count)) + rest
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
