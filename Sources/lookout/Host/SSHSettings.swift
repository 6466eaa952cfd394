// SPDX-License-Identifier: Apache-2.0

/// What sshd does for one caller, as `sshd -T -C user=…` prints it: a name in small letters and a
/// value on each line.
struct SSHSettings {
  private let values: [String: [String]]

  /// Reads what sshd printed; nil where nothing in it is a setting of sshd's.
  init?(_ text: String) {
    var values: [String: [String]] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let name = parts.first else { continue }
      values[name.lowercased(), default: []].append(parts.count > 1 ? String(parts[1]) : "")
    }
    guard values["forcecommand"] != nil, values["loglevel"] != nil else { return nil }
    self.values = values
  }

  /// The value of a setting that has one; nil where sshd did not print it.
  subscript(name: String) -> String? { values[name]?.first }

  /// All values of a setting that may stand several times.
  func all(_ name: String) -> [String] { values[name] ?? [] }
}
