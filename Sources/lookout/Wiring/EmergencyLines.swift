// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

extension Lists {
  /// Whom to ring, shown before anything is unlocked.
  static var emergencyLines: [EmergencyLine] {
    // What to ring in danger stands on every page of the entrance.
    routes.firstHelp(on: HostClock.today()).filter { $0.need != .danger }.map { help in
      EmergencyLine(
        name: help.name, number: help.number, hours: help.hours,
        note: help.isOld ? "OLD: may be wrong by now." : "", trail: help.trail)
    }
  }
}
