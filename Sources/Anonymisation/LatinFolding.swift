// SPDX-License-Identifier: Apache-2.0

/// Accented Latin letters and the ASCII letter that a hurried writer types instead.
enum LatinFolding {
  /// U+00C0 to U+017F, in order; a dot where there is no such letter.
  private static let letters = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
      + "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
  )

  /// The ASCII small letter of `scalar`, if it is an accented Latin one.
  static func letter(_ scalar: UInt32) -> UInt8? {
    guard (0xC0...0x17F).contains(scalar) else { return nil }
    let letter = letters[Int(scalar - 0xC0)]
    return letter == 0x2E ? nil : letter
  }

  /// Whether a scalar that folds is a capital.
  static func isUpper(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xDE: true
    case 0x100...0x137, 0x14A...0x177: scalar % 2 == 0
    case 0x139...0x148, 0x179...0x17E: scalar % 2 == 1
    default: scalar == 0x178
    }
  }
}
