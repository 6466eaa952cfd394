// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// A screen on which a post is being written; it is done with once that post is up.
protocol WritingPage: Screen {
  var purpose: Purpose { get }
}

extension WritingPage {
  /// Leaves the page; what was written is kept as a draft.
  func leave(_ scene: inout Scene) -> [Step] {
    if purpose == .new {
      if scene.drafts.composition?.isEmpty == true {
        throwAway(&scene)
      } else {
        scene.notice = Notice("Kept. c goes on with it, or 4.")
      }
    } else if let text = scene.drafts[purpose] {
      if text.isEmpty {
        throwAway(&scene)
      } else if purpose == .note {
        scene.notice = Notice("Kept, not noted yet. 4 goes on with it.")
      } else if case .amend = purpose {
        scene.notice = Notice("Kept. e goes on with it, or 4.")
      } else {
        scene.notice = Notice("Kept. r, then 5, goes on with it, or 4.")
      }
    }
    return [.back]
  }

  /// Forgets what was written here.
  func throwAway(_ scene: inout Scene) {
    let id = scene.drafts.id(for: purpose)
    scene.drafts.remove(purpose)
    if let id { scene.drop(id) }
  }
}
