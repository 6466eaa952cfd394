// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

@Suite struct RowContentTests {
  private func years(_ content: RowContent) throws -> Set<UInt64> {
    let secrets = try #require(content.secrets(on: try Sample().board))
    return Set((2020...2040).filter { secrets.yearSecret(for: $0) != nil })
  }

  @Test func everythingIsDrawnAfresh() throws {
    let board = try Sample().board
    let contents = (0..<2).map { _ in RowContent.drawn(founder: .zero, year: 2026) }
    let secrets = try contents.map { try #require($0.secrets(on: board)) }
    #expect(contents[0] != contents[1])
    #expect(contents[0].own?.handle != contents[1].own?.handle)
    #expect(secrets[0].privateSeal.id != secrets[1].privateSeal.id)
    #expect(secrets[0].yearSecret(for: 2026) != secrets[1].yearSecret(for: 2026))
    #expect(contents[0].own?.moderator == nil)
    #expect(contents[0].makingModerator().own?.moderator != nil)
    #expect(contents[0].makingModerator().endingModeration() == contents[0])
  }

  /// The year that is there, the year it is, what is there then; nil when nothing changes.
  @Test(
    arguments: [
      (2026, 2026, nil), (2026, 2027, [2026, 2027]), (2026, 2028, [2028]),
      (2026, 2025, [2025, 2026]),
      (2026, 2024, nil),
    ] as [(UInt64, UInt64, Set<UInt64>?)])
  func yearsComeAndGo(_ drawn: UInt64, _ now: UInt64, _ left: Set<UInt64>?) throws {
    let content = RowContent.drawn(founder: .zero, year: drawn)
    let renewed = content.renewed(for: now)
    #expect(try renewed.map(years) == left)
    guard let renewed else { return }
    #expect(renewed.own?.handle == content.own?.handle)
    #expect(renewed.renewed(for: now) == nil)
  }

  @Test func aYearsSecretStaysWhileItIsThere() throws {
    let board = try Sample().board
    let first = RowContent.drawn(founder: .zero, year: 2026)
    let second = try #require(first.renewed(for: 2027))
    let third = try #require(second.renewed(for: 2028))
    let secrets = try [first, second, third].map { try #require($0.secrets(on: board)) }
    #expect(secrets[0].yearSecret(for: 2026) == secrets[1].yearSecret(for: 2026))
    #expect(secrets[1].yearSecret(for: 2027) == secrets[2].yearSecret(for: 2027))
    #expect(try years(third) == [2027, 2028])
    #expect(secrets[0].privateSeal.id == secrets[2].privateSeal.id)
    // A clock that goes back takes nothing away.
    #expect(third.renewed(for: 2026) == nil)
    #expect(third.renewed(for: 2027) == nil)
  }

  @Test func describingARowShowsNothingOfIt() throws {
    let seed = try Secret(Array(UInt8(200)..<232))
    let content = RowContent.drawn(founder: .zero, year: 2026, founderSeed: seed)
    var text = "\(content)"
    dump(content, to: &text)
    #expect(!text.contains("200, 201"))
    #expect(!text.contains(Base64URL.text(of: Array(UInt8(200)..<232))))
  }
}
