// SPDX-License-Identifier: Apache-2.0

package import Board
package import Storage

/// Whether a board is worth a look, kept for whoever has no codename.
extension Session {
  /// Makes the pulse anew, where the hour has come and nobody has: a sealed board's alone, since
  /// whoever can read an open one can look.
  package func renewPulse() {
    guard isSealed, hasCodename, damage == nil, let now = world.now() else { return }
    let due = Pulse.due(at: now)
    guard pulseTurn.map({ $0 < due }) ?? true else { return }
    pulseTurn = due
    if let kept = Session.pulse(in: folder), kept.turn >= due { return }
    folder.replacePulse(with: Pulse(of: board, at: due).octets, coarseTime: today.startSeconds)
  }

  /// The pulse of a sealed board, without a codename; nil where there is none to trust.
  package static func pulse(in folder: BoardFolder) -> Pulse? {
    folder.pulse(upTo: Pulse.length).flatMap { Pulse(octets: $0) }
  }
}
