// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A hash of a record, and three codewords that stand for it: for two members to compare aloud.
package enum CheckWords {
  /// The hash of a record's acts, in order: of L("record", board) and each act's octets.
  package static func check(_ acts: [[UInt8]], on board: Bytes32) -> Bytes32 {
    var fields = Fields("record", reserving: 128 * acts.count + 96).adding(board)
    for act in acts { fields = fields.adding(act[...]) }
    return .digest(of: fields)
  }

  /// Three words of a list by their numbers, of equal likelihood: enough that whoever wants another
  /// record with the same words has eight thousand million to try, while a friend reads three.
  package static func words(of check: Bytes32, count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let number = check.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let size = UInt64(count)
    return [number / size / size % size, number / size % size, number % size].map { Int($0) }
  }
}
