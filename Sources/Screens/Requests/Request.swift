// SPDX-License-Identifier: Apache-2.0

/// What a person can ask of the screens.
///
/// `RequestTable` says with which keys, where and in which words.
package enum Request: CaseIterable, Hashable, Sendable {
  case moveDown, moveUp, pageDown, pageUp, first, last
  case open, back, leave
  case nextNew
  case find, nextHit, lastHit
  case filter, newOnly, oneLine
  case write, reply, sameHere, amend, withdraw
  case name
  case choose, nextField, lastField, more, finish, preview, post, words, facts, withoutWords
  case nobody, throwAway
  case command, complete, count
  case help, redraw, suspend
  case hide, leaveAtOnce
  case select
}
