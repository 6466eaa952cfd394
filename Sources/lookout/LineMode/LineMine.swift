// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Something of one's own that a number stands for.
enum LineMine {
  case mail(ReceivedMail)
  case draft(DraftID)
  case waiting(WaitingPost)
  case thread(ThreadID)
}
