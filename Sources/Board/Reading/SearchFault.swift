// SPDX-License-Identifier: Apache-2.0

/// What a search does not understand.
package enum SearchFault: Hashable, Sendable {
  /// No filter is called that.
  case unknownFilter(String)
  /// The filter has no value that begins so; the text is empty where none was given.
  case unknownValue(SearchFilter, String)
}
