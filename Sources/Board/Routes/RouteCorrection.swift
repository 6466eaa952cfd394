// SPDX-License-Identifier: Apache-2.0

/// That a moderator corrected a route for a board's members; the words stand in its event's body.
package struct RouteCorrection: Hashable, Sendable {
  package let id: EventID
  package let route: RouteID
  /// The day on which it was corrected.
  package let day: Day
  /// Where its event stands.
  package let place: Place
}
