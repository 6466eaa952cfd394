// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// A screen on which a post is being written; it is done with once that post is up.
protocol WritingPage: Screen {
  var purpose: Purpose { get }
}

extension WritingPage {
  /// Leaves the page; what was written stays where `drafts` keep it.
  func leave(_ scene: inout Scene) -> [Step] {
    if purpose == .new {
      if scene.drafts.composition?.isEmpty == true {
        scene.drafts.remove(.new)
      } else {
        scene.notice = Notice("Kept. c goes on with it.")
      }
    } else if let text = scene.drafts[purpose] {
      if text.isEmpty {
        scene.drafts.remove(purpose)
      } else if case .amend = purpose {
        scene.notice = Notice("Kept. e goes on with it.")
      } else {
        scene.notice = Notice("Kept. r, then 5, goes on with it.")
      }
    }
    return [.back]
  }
}
