// SPDX-License-Identifier: Apache-2.0

/// A private state that fits the room it is sealed into, and what found none.
package struct FittedPrivateState: Hashable, Sendable {
  package let state: PrivateState
  /// The drafts that are not in it, the last one changed first: whoever wrote them is to be told.
  package let unkept: [KeptDraft]
}

extension PrivateState {
  /// The state within `limit` bytes of JSON.
  ///
  /// What can be spared goes first: the oldest read marks, whose threads count as new again, then the
  /// signs of dropped drafts and the oldest of the threads she wrote in. Only what then is left of the
  /// drafts themselves goes, those changed longest ago first, and the result names them.
  package func fitted(to limit: Int) -> FittedPrivateState {
    var state = self
    var excess: Int { state.json.count - limit }
    /// At least one at a time, and no more than are needed if each takes `size` bytes at most.
    func spare(_ remove: (inout PrivateState, Int) -> Void, size: Int, left: () -> Int) {
      while left() > 0 {
        let excess = excess
        guard excess > 0 else { return }
        remove(&state, max(1, excess / size))
      }
    }
    spare({ $0.forgetMarks($1) }, size: 48) { state.marks.threads.count }
    spare({ $0.forgetDropped($1) }, size: 64) { state.drafts.dropped.count }
    spare({ $0.forgetOwnThreads($1) }, size: 48) { state.ownThreads.count }
    var unkept: [KeptDraft] = []
    while excess > 0, let draft = state.drafts.all.last {
      state.leaveOut(draft.id)
      unkept.insert(draft, at: 0)
    }
    return FittedPrivateState(state: state, unkept: unkept)
  }
}
