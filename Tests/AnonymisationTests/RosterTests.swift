// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Testing

@Suite struct RosterTests {
  @Test(arguments: [
    ("I saw Phineas Finn there", "I saw Basalt 17 there"),
    ("I saw Finn there", "I saw Basalt 17 there"),
    ("Finn's office", "Basalt 17's office"),
    ("I saw Mr Finn there", "I saw Basalt 17 there"),
    ("I saw the Rt. Hon. Phineas Finn MP there", "I saw Basalt 17 there"),
    ("I saw P. Finn there", "I saw Basalt 17 there"),
    ("I saw P.Finn there", "I saw Basalt 17 there"),
    ("P.F. was there", "Basalt 17 was there"),
    ("i saw phineas finn there", "i saw Basalt 17 there"),
    ("i saw finn there", "i saw Basalt 17 there"),
    ("I saw PHINEAS FINN there", "I saw Basalt 17 there"),
    ("I saw Phineas\nFinn there", "I saw Basalt 17 there"),
    ("I saw Phinaes Finn there", "I saw Basalt 17 there"),
    ("I saw Melmote there", "I saw Slate 40 there"),
    ("I saw Augustus Melmottte there", "I saw Slate 40 there"),
    ("I saw Mlemotte there", "I saw Slate 40 there"),
    ("the Member for Silverbridge was", "Flint 08 was"),
    ("the hon. Member for Pottery Hamlets was", "Quartz 03 was"),
    ("my MP for Stoke on Brake North was", "Chalk 77 was"),
    ("Silverbridge's MP was", "Flint 08 was"),
    ("I saw Haut-ton and Hautton and Haut ton", "I saw Onyx 21 and Onyx 21 and Onyx 21"),
    ("O'Brannigan, OBrannigan, O Brannigan", "Agate 11, Agate 11, Agate 11"),
    ("O\u{2019}Brannigan rang", "Agate 11 rang"),
    ("Zoe Bronteson and Zoe\u{308} Vavasor", "Chalk 77 and Chalk 77"),
    ("I saw Lord Fawn and Fawn", "I saw Shale 02 and Shale 02"),
    ("Glencora Palliser, not the other", "Flint 09, not the other"),
    ("Monk's staff and Monk said", "Quartz 03's staff and Quartz 03 said"),
  ])
  func becomesTheTag(text: String, tagged: String) throws {
    let report = try Data.rostered().report(on: text)
    #expect(report.text == tagged)
    #expect(report.findings.allSatisfy { $0.kind == .subject })
  }

  @Test func aNameThatTwoShareIsMaskedAndNobodyIsNamed() throws {
    let report = try Data.rostered().report(on: "I saw Palliser there")
    #expect(report.text == "I saw [name] there")
  }

  @Test(arguments: ["Peter Monk was there", "I saw Scott Bradley there"])
  func somebodyElseIsNotTheSubject(text: String) throws {
    let report = try Data.rostered().report(on: text)
    #expect(!report.findings.contains { $0.kind == .subject }, "\(report.text)")
    #expect(report.findings.contains { $0.kind == .person })
  }

  @Test(arguments: [
    "a monk was there", "the fawn ran", "she was at the matching game", "the Green party room",
    "Long queues for the lift",
  ])
  func aWordIsNoName(text: String) throws {
    #expect(try Data.rostered().report(on: text).text == text)
  }

  @Test(arguments: [
    ("Basalt 17 offered her researcher a cab", "Basalt 17 offered a colleague a cab"),
    ("Her researcher who started Monday told me", "a colleague told me"),
    ("the Member for Silverbridge's only intern", "Flint 08's colleague"),
    ("his diary secretary left", "a colleague left"),
    ("their interns left", "colleagues left"),
    ("the new caseworker left", "a colleague left"),
    ("my chief of staff left", "a colleague left"),
    ("I told my boss", "I told a Member"),
    ("after the Gatherum reception we", "after a reception we"),
    ("in the Loughshane office", "in the [place] office"),
  ])
  func rolesAndPlacesBecomeCoarse(text: String, coarse: String) throws {
    #expect(try Data.rostered().report(on: text).text == coarse)
  }

  @Test func withoutARosterAMemberIsADescriptor() throws {
    let report = try Data.plain().report(on: "the hon Member for Little Silverton was")
    #expect(report.text == "a Member was")
    #expect(report.findings.map { $0.kind } == [.descriptor])
  }
}
