// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Where a text stands that an event ended.
enum EndedText {
  case inThread(ThreadID)
  case at(Place)
  case all([Place])
}
