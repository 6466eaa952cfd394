// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Resources
internal import Screens

extension Lists {
  /// Where to take it, with clocks and holidays.
  static var routes: RouteBook {
    let book = try? RouteBook(
      routes: Resource.routes.bytes, clocks: Resource.clocks.bytes,
      holidays: Resource.holidays.bytes)
    return book ?? .empty
  }

  /// Whom to ring, shown before anything is unlocked.
  static var emergencyLines: [EmergencyLine] {
    // What to ring in danger stands on every page of the entrance.
    routes.firstHelp(on: HostClock.today()).filter { $0.need != .danger }.map { help in
      EmergencyLine(
        name: help.name, number: help.number, hours: help.hours,
        note: help.isOld ? "OLD: may be wrong by now." : "")
    }
  }
}
