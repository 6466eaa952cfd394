// SPDX-License-Identifier: Apache-2.0

/// Numbers as the table shows them: three digits, and their unit.
enum Figure {
  static func digits(_ value: Double) -> String {
    let places = abs(value) >= 99.95 ? 0 : abs(value) >= 9.995 ? 1 : 2
    let scale = places == 0 ? 1.0 : places == 1 ? 10.0 : 100.0
    let scaled = Int((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + grouped(scaled) }
    let fraction = String(scaled % Int(scale))
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(scaled / Int(scale)).\(zeros)\(fraction)"
  }

  static func time(_ microseconds: Double) -> String {
    switch abs(microseconds) {
    case ..<999.5: "\(digits(microseconds)) µs"
    case ..<999_500: "\(digits(microseconds / 1_000)) ms"
    default: "\(digits(microseconds / 1_000_000)) s"
    }
  }

  static func ratio(_ measured: Double, to floor: Double) -> String {
    floor > 0 ? "\(digits(measured / floor))×" : "–"
  }

  /// With a comma between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
