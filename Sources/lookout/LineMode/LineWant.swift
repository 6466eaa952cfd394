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
  /// Met by `person`; counted as one name.
  case person(SubjectID)
  /// An office-holder of a known name, to be looked up by tag; counted as one name. Met by `namesLeft`.
  case check(SubjectID)
  /// Those whom a typed text may mean. Met by `roster`.
  case recognise(String)
  /// Met by `roster`.
  case roster
  /// The member's own notes. Met by `notes`.
  case notes
  /// What waits of the member's for its hour. Met by `waiting`.
  case waiting
  /// Met by `performed`.
  case perform(Intent)
  /// Whether these are the first words of the codename. Met by `reopened`.
  case reopen([Int])
  /// Met by `invited`.
  case invite(count: Int, isModerator: Bool)
  /// Met by `drawn`.
  case drawCodename
  /// Met by `changed`.
  case changeCodename([Int])
  /// Met by `left`.
  case leaveBoard
  /// Met by `membership`.
  case membership
}
