// SPDX-License-Identifier: Apache-2.0

/// One way to reach a route.
package struct RouteContact: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case phone
    case textRelay = "text-relay"
    case email, address, web, text
    /// Through another route, whose id is the value.
    case through
  }

  package let kind: Kind
  /// As one would dial, write or read it.
  package let value: String
  package let note: String?
  /// Whether it was seen on a source; one that was not is never shown without saying so.
  package let isVerified: Bool

  package init(kind: Kind, value: String, note: String? = nil, isVerified: Bool = true) {
    self.kind = kind
    self.value = value
    self.note = note
    self.isVerified = isVerified
  }
}
