// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not the JSON that was expected.
package struct JSONSyntaxError: Error, Equatable {
  /// What was wrong there.
  package enum Fault: Equatable, Sendable {
    case expected(StaticTerm)
    case unexpectedEnd
    case badEscape
    case badNumber
    case badText
    case tooDeep
  }

  /// A thing the scanner can miss.
  package enum StaticTerm: Equatable, Sendable {
    case object, array, text, number, flag, binary, comma, colon, end, key
  }

  /// The fault.
  package let fault: Fault
  /// Where, in bytes from the start of the scanned collection's own indices.
  package let offset: Int

  /// An error at `offset`.
  package init(_ fault: Fault, at offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}
