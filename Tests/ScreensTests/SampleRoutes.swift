// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation

extension SampleBoard {
  /// The routes that the program carries, as if they had been read six days ago: pictures show what
  /// people will see, and not another thing each day.
  static let routes: RouteBook = {
    func file(_ name: String) throws -> [UInt8] {
      let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Resources")
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return Array(text.replacing("2026-11-21", with: "2026-11-13").utf8)
    }
    let book = try? RouteBook(
      routes: file("routes.json"), clocks: file("clocks.json"), holidays: file("holidays.json"))
    return book ?? .empty
  }()
}
