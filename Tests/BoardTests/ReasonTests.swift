// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Board

/// The closed list of reasons: which deed takes which, and under which digit.
@Suite struct ReasonTests {
  /// Every list that is ever chosen from.
  private static let lists: [[ModerationReason]] =
    [ModerationReason.turningDown, ModerationReason.reporting, Suspension.reasons]
    + ModerationDeed.allCases.flatMap { [$0.reasons(onCut: false), $0.reasons(onCut: true)] }

  @Test func `no list has a digit twice, and each is in the order of its digits, 0 last`() {
    for list in ReasonTests.lists {
      let digits = list.map { $0.digit == 0 ? 10 : $0.digit }
      #expect(digits == digits.sorted() && Set(digits).count == digits.count, "\(list)")
      #expect(digits.allSatisfy { (1...10).contains($0) })
    }
  }

  @Test func `every reason is given somewhere, and every deed but two has one`() {
    #expect(Set(ReasonTests.lists.joined()) == Set(ModerationReason.allCases))
    for deed in ModerationDeed.allCases {
      #expect(deed.reasons.isEmpty == (deed == .setAside || deed == .putBack), "\(deed)")
    }
  }

  @Test func `done in error is what takes back, and nothing else`() {
    let back: Set<ModerationDeed> = [.unlock, .unpin, .split, .revive, .unmute]
    for deed in ModerationDeed.allCases {
      #expect(deed.reasons(onCut: false).contains(.inError) == back.contains(deed), "\(deed)")
    }
    #expect(ModerationDeed.redact.reasons(onCut: true).contains(.inError))
  }

  /// The page that moderators read says the same.
  @Test func `the page on moderation lists each deed with its reverse and its reasons`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/lookout/Lookout.docc/Moderation.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for deed in ModerationDeed.allCases {
      let reasons =
        deed.reasons.isEmpty
        ? "none" : deed.reasons.map { "`\($0.rawValue)`" }.joined(separator: " ")
      let back = (deed.reverse ?? deed).rawValue
      #expect(text.contains("\n| `\(deed.rawValue)` | `\(back)` | \(reasons) |\n"), "\(deed)")
    }
    for reason in ModerationReason.allCases {
      let cell = text.split(separator: "\n").first {
        $0.contains("| \(reason.digit) |") && $0.contains("`\(reason.rawValue)`")
      }
      #expect(cell != nil, "\(reason)")
    }
  }
}
