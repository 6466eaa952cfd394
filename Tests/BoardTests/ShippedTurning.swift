// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation

/// The turning rules that the program carries.
enum ShippedTurning {
  static func rules() throws -> TurningRules {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Resources/turning.json")
    return try TurningRules(Array(try Data(contentsOf: file)))
  }
}
