// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What line mode wants of the session; each is met by one `Answer`, or by `failed`.
enum LineWant {
  /// Met by `rows`.
  case rows([ThreadID])
  /// Met by `thread`.
  case thread(ThreadID)
  /// A whole search. Met by `hits`.
  case search(SearchQuery)
  /// Met by `person`.
  case person(SubjectID)
  /// Met by `roster`.
  case roster
  /// Met by `performed`.
  case perform(Intent)
}
