// SPDX-License-Identifier: Apache-2.0

/// What a person can ask of the screens.
///
/// `RequestTable` says with which keys, where and in which words.
package enum Request: CaseIterable, Hashable, Sendable {
  case moveDown, moveUp, pageDown, pageUp, first, last
  case board, tonight, who, mine, record, queue
  case open, back, leave
  case nextNew
  case find, nextHit, lastHit
  case filter, newOnly, oneLine, allRead
  case write, reply, sameHere, amend, withdraw
  case thank
  case name, watch, found, anotherName
  case choose, nextField, lastField, more, finish, preview, post, words, facts, withoutWords
  case nobody, throwAway
  case nextChange, keepWord, takeOut, schedule
  case takeDown, placeAdvice
  case command, complete
  case help, redraw, suspend
  case hide, leaveAtOnce
  case select
  case routes, takeFurther
  case invite, codename, leaveBoard, protects, aboutBoard
  case otherWords, showWord
  case writeNote, export
  case stop
  case outOfDate, sources
  case approve, hold, cutWords, turnDown, undo, leaveToAnother, stepAside, twin
  case lock, unlock, pin, unpin, merge, split, setAside, putBack, mute, unmute, end, revive
  case proposeSuspension, ask, dispute
  case report
}
