// SPDX-License-Identifier: Apache-2.0

/// What a route is called in data, commands and code.
package struct RouteID: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  // The routes that the program itself sends people to; the tests hold the data to having them.
  package static let police = RouteID("police")
  package static let havens = RouteID("havens")
  package static let rapeSupportLine = RouteID("rape-support-line")
  package static let helpline = RouteID("icgs-helpline")
  package static let alertList = RouteID("alert-list")
  package static let unionBranch = RouteID("union-branch")
  package static let lordsCommissioners = RouteID("lords-commissioners")
  package static let equalityAdvice = RouteID("eass")

  /// Those among them.
  package static let known = [
    police, havens, rapeSupportLine, helpline, alertList, unionBranch, lordsCommissioners,
    equalityAdvice,
  ]
}
