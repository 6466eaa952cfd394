// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Words for a reply or an amendment, not posted yet.
struct LineDraft {
  let id: DraftID
  /// What it answers, with the post.
  let purpose: Purpose
  var text: String
}
