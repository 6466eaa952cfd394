// SPDX-License-Identifier: Apache-2.0

/// A page to read before one goes through a door.
package struct Counsel: Sendable {
  /// What a page is called in data and code.
  package enum ID: String, CaseIterable, Sendable {
    case confidentiality, agreement
  }

  package let id: ID
  package let title: String
  package let text: [String]
  package let check: Check
  package let notVerified: [String]
}
