// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit

/// Names and values that the suites share.
enum Samples {
  static let founder = key(member: 0, in: nil, year: 0)
  static let today = Day(year: 2026, month: 11, day: 21)
  static let subject = SubjectID("uk.org.publicwhip/person/990001")
  static let stones = ["Basalt", "Quartz"]
  static let vocabulary = Vocabulary(
    occasions: [
      .init(code: "taxi", label: "taxi", evening: .wayHome),
      .init(code: "drinks", label: "drinks", evening: .drinks),
    ],
    advice: (1...Limits.adviceCount + 1).map {
      .init(code: "advice-\($0)", label: "advice \($0)", sentence: "Advice \($0).")
    }
  )

  /// A complete warning, but for what an argument takes away.
  static func warning(
    conduct: Conduct? = .situationToAvoid,
    basis: Basis? = .toldBySeveral,
    occasion: String? = "taxi",
    when: When? = .thisTerm,
    subject: SubjectID? = nil,
    advice: [String] = ["advice-1"]
  ) -> Opening {
    Opening(
      kind: .warning,
      conduct: conduct,
      basis: basis,
      occasion: occasion,
      when: when,
      subject: subject,
      advice: advice
    )
  }

  /// The key of a member in a thread and a year; of a voice where `isVoice`.
  static func key(
    member: UInt64,
    in thread: ThreadID?,
    year: Int,
    isVoice: Bool = false
  ) -> AuthorKey {
    let scope = member << 32 | UInt64(truncatingIfNeeded: year) << 1 | (isVoice ? 1 : 0)
    return AuthorKey(bytes32(scope, thread?.value))
  }

  /// The value by which a member's "same here" in a thread is counted.
  static func once(of member: UInt64, in thread: ThreadID) -> Bytes16 {
    Bytes16(bytes32(member | 1 << 63, thread.value).bytes.prefix(16)) ?? .zero
  }

  /// A member as the decider sees her.
  ///
  /// Member 0 holds the founder's key.
  static func actor(
    _ member: UInt64, on day: Day, keepsNotes: Bool = false, hasMail: Bool = false
  ) -> Actor {
    Actor(
      tag: { key(member: member, in: $0, year: day.year) },
      formerTag: { key(member: member, in: $0, year: day.year - 1) },
      voice: { key(member: member, in: $0, year: day.year, isVoice: true) },
      sameHereOnce: { once(of: member, in: $0) },
      note: keepsNotes ? { AuthorKey(bytes32(member | 1 << 62, $0.value)) } : nil,
      mail: hasMail ? { thread, _ in bytes32(member | 1 << 61, thread.value) } : nil,
      thanksOnce: { once(of: member | 1 << 60, in: ThreadID(opening: $0)) },
      founder: member == 0 ? founder : nil
    )
  }

  /// Thirty-two bytes that differ wherever the arguments do.
  static func bytes32(_ number: UInt64, _ scope: Bytes16? = nil) -> Bytes32 {
    var seed = number
    for byte in scope?.bytes ?? [] { seed = (seed ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var random = SeededRandom(seed: seed)
    return bytes32(using: &random)
  }

  static func bytes32(using random: inout SeededRandom) -> Bytes32 {
    Bytes32((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }) ?? .zero
  }

  static func bytes16(_ number: UInt64) -> Bytes16 {
    Bytes16(bytes32(number).bytes.prefix(16)) ?? .zero
  }

  static func bytes16(using random: inout SeededRandom) -> Bytes16 {
    Bytes16(bytes32(using: &random).bytes.prefix(16)) ?? .zero
  }
}
