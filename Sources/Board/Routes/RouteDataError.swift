// SPDX-License-Identifier: Apache-2.0

/// Why a file of routes, clocks, holidays or turning rules is not taken; `at` names the place, such as
/// `routes.havens.source`.
package enum RouteDataError: Error, Hashable, Sendable {
  /// Not JSON, at a byte.
  case notJSON(byte: Int)
  case missing(at: String)
  case wrongType(at: String, expected: String)
  case unknownKey(at: String)
  case unknownValue(String, at: String, allowed: [String])
  case badDate(String, at: String)
  /// To be read again before it was read, or hours that end before they begin.
  case disorder(at: String)
  case duplicate(at: String)
  /// A route that is none.
  case noSuchRoute(String, at: String)
}
