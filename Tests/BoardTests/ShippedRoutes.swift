// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation

/// The data files as they lie in the top-level folder.
enum ShippedRoutes {
  static func file(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Resources")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static func book() throws -> RouteBook {
    try RouteBook(
      routes: file("routes.json"), clocks: file("clocks.json"), holidays: file("holidays.json"))
  }
}
