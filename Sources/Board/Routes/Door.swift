// SPDX-License-Identifier: Apache-2.0

/// Where somebody is sent next.
package enum Door: Hashable, Sendable {
  case route(RouteID)
  case page(Counsel.ID)
  /// All doors of a need.
  case need(Need)
}
