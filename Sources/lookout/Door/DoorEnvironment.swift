// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The environment of a call over SSH: fixed, but for what describes the caller's terminal.
enum DoorEnvironment {
  /// What a caller may say about her terminal.
  private static let kept = ["TERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR"]
  private static let longestValue = 64

  /// Puts the fixed environment in place of what came with the connection.
  ///
  /// - Parameter settings: what is fixed.
  static func fix(_ settings: [String: String]) {
    let values = kept.compactMap { name in
      BoardPath.environment(name).flatMap { isPlain($0) ? (name, $0) : nil }
    }
    clearenv()
    for (name, value) in values + settings.map({ ($0.key, $0.value) }) { setenv(name, value, 1) }
  }

  /// Whether a value is a plain name, which leads to no file outside the places for such names.
  static func isPlain(_ value: String) -> Bool {
    value.utf8.count <= longestValue && !value.hasPrefix(".")
      && value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "@"):
          true
        default: false
        }
      }
  }
}
