// SPDX-License-Identifier: Apache-2.0

/// One point of a host that was looked at.
struct HostFinding: Equatable {
  enum State: String {
    case fine, weak, unknown
  }

  /// What was looked at, in a word or two.
  let point: String
  let state: State
  /// How it is.
  let fact: String
  /// What a weak point gives away, or breaks; what is not known where it was not looked at.
  let consequence: String?
  /// What to do about it.
  let mend: String?

  static func fine(_ point: String, _ fact: String) -> HostFinding {
    HostFinding(point: point, state: .fine, fact: fact, consequence: nil, mend: nil)
  }

  static func weak(
    _ point: String, _ fact: String, _ consequence: String, mend: String
  ) -> HostFinding {
    HostFinding(point: point, state: .weak, fact: fact, consequence: consequence, mend: mend)
  }

  static func unknown(_ point: String, _ fact: String, mend: String) -> HostFinding {
    HostFinding(point: point, state: .unknown, fact: fact, consequence: nil, mend: mend)
  }
}
