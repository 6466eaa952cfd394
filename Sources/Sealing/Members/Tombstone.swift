// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What a suspended member's row holds in the place of the board's key: a few octets for her alone, of
/// one length with a wrapped key, so that no stranger tells the row from others.
///
/// That of an invitation which ended with her access has none of them.
///
/// HPKE in base mode says nothing of who sealed it: whoever can write the files can put one there, as
/// she can take a row out. What it says is to be held against the record.
package enum Tombstone {
  /// The longest notice, in octets.
  package static let length = 32

  static func info(on board: Bytes32) -> Fields { Fields("tombstone").adding(board) }

  static func binding(_ name: Bytes16, on board: Bytes32) -> Fields {
    Fields("tombstone").adding(board).adding(name)
  }
}
