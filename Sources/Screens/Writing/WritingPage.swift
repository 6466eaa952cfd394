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
    } else if scene.drafts[purpose]?.isEmpty == false {
      scene.notice = Notice("Kept until you come back to it here.")
    }
    return [.back]
  }
}
