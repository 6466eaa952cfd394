// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// Seals what waits for its hour, for whoever has the board's key: AES-GCM-256 under an epoch's
/// snapshot key, bound to the row's name, which nothing else bears.
///
/// A row in which nothing waits is sealed like any other, so that no file tells how many do.
package struct WaitingSeal {
  /// The two parts of a row.
  package enum Part: Sendable {
    /// When it is to go up: little, since it is looked at often.
    case due
    /// What.
    case post

    fileprivate var label: [UInt8] {
      switch self {
      case .due: Array("due".utf8)
      case .post: Array("post".utf8)
      }
    }

    /// What the part holds before it is sealed: always as much.
    package var padding: Padding {
      switch self {
      case .due: Padding(lengths: [64])
      // A body of 32 KiB as a line has it, eight statements and their signatures.
      case .post: Padding(lengths: [57_344])
      }
    }

    /// How many octets the sealed part takes, its quotes included.
    package var length: Int { Base64URL.length(of: padding.limit + Box.overhead) + 2 }
  }

  private let envelope: any Envelope
  private let board: Bytes32

  /// The seal for the epochs that a board's envelope has the keys of.
  package init(_ envelope: any Envelope, on board: Bytes32) {
    self.envelope = envelope
    self.board = board
  }

  /// Seals a part of a row.
  ///
  /// - Parameters:
  ///   - json: one compact JSON object.
  ///   - part: which part it is.
  ///   - name: the row's name, drawn at random for each writing.
  ///   - epoch: the board's epoch.
  /// - Returns: a JSON string, always of the part's length.
  /// - Throws: ``SealingError/tooLong(limit:)``, ``SealingError/unavailable``.
  package func seal(
    _ json: [UInt8], as part: Part, of name: Bytes16, epoch: UInt64
  ) throws(SealingError) -> [UInt8] {
    guard let key = envelope.pageKey(of: epoch) else { throw .unavailable }
    let padded = try part.padding.padded(json)
    let box = try Box.seal(padded, under: key.key, bound: binding(part, name, epoch))
    var stored: [UInt8] = []
    stored.reserveCapacity(part.length)
    stored.append(UInt8(ascii: "\""))
    Base64URL.append(box, to: &stored)
    stored.append(UInt8(ascii: "\""))
    return stored
  }

  /// The object in a part as it was stored, under whichever epoch; nil where it is none of this
  /// row's.
  package func open(_ stored: ArraySlice<UInt8>, as part: Part, of name: Bytes16) -> [UInt8]? {
    guard stored.count == part.length, stored.first == UInt8(ascii: "\""),
      stored.last == UInt8(ascii: "\""),
      let box = Base64URL.bytes(from: stored.dropFirst().dropLast())
    else { return nil }
    var epoch = envelope.epoch
    while let key = envelope.pageKey(of: epoch) {
      if let padded = try? Box.open(box, under: key.key, bound: binding(part, name, epoch)) {
        return try? part.padding.unpadded(padded)
      }
      guard epoch > 0 else { return nil }
      epoch -= 1
    }
    return nil
  }

  private func binding(_ part: Part, _ name: Bytes16, _ epoch: UInt64) -> Fields {
    Fields("later").adding(board).adding(epoch).adding(name).adding(part.label)
  }
}
