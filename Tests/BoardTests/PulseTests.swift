// SPDX-License-Identifier: Apache-2.0

import Board
import TestKit
import Testing

/// Whether a board is worth a look, told without a codename.
struct PulseTests {
  private func turn(_ day: Int, _ hour: Int) -> Pulse.Turn {
    Pulse.due(
      at: Moment(
        day: Samples.today.advanced(by: day), secondOfDay: hour * 3_600, offset: 0))
  }

  @Test(arguments: [
    (0, 0, -1, 18), (0, 12, -1, 18), (0, 13, 0, 13), (0, 17, 0, 13), (0, 18, 0, 18),
    (0, 23, 0, 18),
  ])
  func `is made at the hours when moderators look`(day: Int, hour: Int, of: Int, at: Int) {
    #expect(turn(day, hour).day == Samples.today.advanced(by: of) && turn(day, hour).hour == at)
  }

  @Test func `says little, always at one length, and comes back as it was`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let due = turn(0, 13)
    var said: [String] = []
    func look(_ days: Int = 0) throws {
      let due = turn(days, 13)
      let pulse = Pulse(of: board.state, at: due)
      #expect(pulse.octets.count == Pulse.length)
      #expect(Pulse(octets: pulse.octets) == pulse)
      said.append(Pulse.sentence(pulse, due: due))
    }
    try look()
    try board.perform(.open(Samples.warning(), RawText("words")), by: 1)
    try look()
    try look(1)
    try look(2)
    for _ in 0..<7 { try board.perform(.open(Samples.warning(), nil), by: 2) }
    try look()
    try board.perform(.open(Samples.warning(when: .coming), nil), by: 2)
    try look()
    try look(3)
    #expect(
      said == [
        "Quiet.", "Something new since yesterday.", "Something new since yesterday.", "Quiet.",
        "Busy.", "Busy. Something for tonight.", "Quiet. Something for tonight.",
      ])
    #expect(
      Pulse.sentence(nil, due: due) == "Quiet, or not known: nobody has looked in.")
    let old = Pulse(of: board.state, at: turn(-2, 18))
    #expect(
      Pulse.sentence(old, due: due) == "Quiet, or not known: nobody has looked in since Thu.")
    let morning = Pulse(of: board.state, at: turn(0, 13))
    #expect(
      Pulse.sentence(morning, due: turn(0, 18))
        == "Quiet, or not known: nobody has looked in since earlier today.")
  }

  @Test func `what is no pulse is none`() {
    let pulse = Pulse(of: BoardState(), at: turn(0, 13)).octets
    #expect(Pulse(octets: []) == nil && Pulse(octets: Array(pulse.dropLast())) == nil)
    forEachSeed(300) { _, random in
      var octets = pulse
      octets[Int.random(in: 0..<60, using: &random)] = .random(in: .min ... .max, using: &random)
      if let other = Pulse(octets: octets) { #expect(Pulse(octets: other.octets) == other) }
    }
  }
}
