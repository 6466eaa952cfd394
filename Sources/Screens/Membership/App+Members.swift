// SPDX-License-Identifier: Apache-2.0

/// Who is in: the pages that are reached by name.
extension App {
  /// Opens the page of a request that was not refused.
  mutating func openMembers(_ request: Request) -> [Effect] {
    switch (request, words) {
    case (.invite, _): return run([.open(InviteScreen())])
    case (.codename, let words?):
      let screen = CodenameScreen(words, ticket: scene.ticket())
      return run([.open(screen), .ask(screen.question)])
    case (.leaveBoard, let words?): return run([.open(LeaveScreen(words))])
    case (.protects, _): return run([.open(ProtectsScreen())])
    case (.aboutBoard, _):
      let screen = AboutBoardScreen(ticket: scene.ticket())
      return run([.open(screen), .ask(screen.question)])
    default: return []
    }
  }

  /// Why a page cannot be opened; nil where it can.
  func membersRefusal(of request: Request) -> String? {
    if writingPage != nil { return "You are writing: q goes back to it first." }
    switch request {
    case .invite, .codename, .leaveBoard:
      guard scene.standing.isSealed, words != nil else {
        return "This board is open: it has no members, and anybody who reaches its files is in."
      }
      if request == .invite, !scene.standing.isModerator {
        return "Only moderators invite. Ask whoever invited you."
      }
      return scene.standing.whyReadOnly
    default: return nil
    }
  }
}
