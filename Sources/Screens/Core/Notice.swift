// SPDX-License-Identifier: Apache-2.0

/// What is said on the bottom lines until the next key.
struct Notice: Hashable {
  let text: String
  /// Whether something went wrong.
  let isAlarm: Bool

  init(_ text: String, isAlarm: Bool = false) {
    self.text = text
    self.isAlarm = isAlarm
  }
}
