// SPDX-License-Identifier: Apache-2.0

internal import Screens

extension Reported {
  /// The words of commands.
  static let codes = ["no", "yes", "thinking", "unsaid"]

  init?(code: String) {
    switch code {
    case "no": self = .no
    case "yes": self = .formally
    case "thinking": self = .thinking
    case "unsaid": self = .unsaid
    default: return nil
    }
  }
}
