// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
package import Board
package import Canvas
package import Text

/// The terminal interface as a value: messages in, effects out, and a view of where it stands.
///
/// Pure. Screens lie on a stack with the board at its foot; the app finds out what a key means on the
/// top one, keeps what all of them share, and draws the frame around them.
package struct App {
  var scene: Scene
  var stack: [any Screen]
  var prompt: Prompt?
  /// Whether the last key asked to leave.
  var isLeaving = false
  /// What hides the board; nil while it is shown.
  var curtain: Curtain?
  /// The draft that is kept as being written.
  var keptDraft: DraftID?
  /// The list of codewords; nil on a board that has none.
  let words: CodewordList?
  /// How often the closed board was not opened with the words that were typed, since it last was.
  var wrongTries = 0
  /// How many Escapes were pressed one upon another.
  var escapes = 0
  /// The board's screen, before anything has been asked of the world: see `start`.
  ///
  /// - Parameters:
  ///   - board: the board as read.
  ///   - name: the board's own name, which heads the screen.
  ///   - standing: whether it is sealed, whole and writable.
  ///   - vocabulary: the lists a writer chooses from.
  ///   - routes: where to take it; not looked at before a page tells of it.
  ///   - today: the day on the host.
  ///   - size: the extent of the screen.
  ///   - anonymise: what publishing makes of a text, but for such words as its writer keeps, so that
  ///     previews are true.
  ///   - privateState: what was kept for this member; the default is a first visit.
  ///   - random: where the names of drafts are drawn from.
  ///   - words: the list of codewords, of which the first two reopen a closed board; nil where Enter
  ///     does.
  package init(
    board: BoardState,
    name: String,
    standing: BoardStanding,
    vocabulary: Vocabulary,
    routes: @escaping @autoclosure () -> RouteBook,
    today: Day,
    size: Size,
    anonymise: @escaping (String, Set<String>) -> AnonymiseReport = { text, _ in
      AnonymiseReport(text: text, findings: [], hints: [])
    },
    privateState: PrivateState = PrivateState(),
    random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
    words: CodewordList? = nil
  ) {
    self.words = words
    scene = Scene(
      board: board,
      name: name,
      standing: standing,
      vocabulary: vocabulary,
      routes: routes,
      anonymise: anonymise,
      kept: privateState,
      random: random,
      today: today,
      size: size
    )
    scene.news.count(scene)
    scene.drafts.takeUp(scene)
    stack = [BoardScreen(scene)]
    begin()
  }

  /// Says what stands open from the last time, and draws the line between old and new.
  ///
  /// On a first visit nothing is new: whoever comes to a board has all of it before her. Later, what
  /// was unread on leaving is unread on coming back.
  private mutating func begin() {
    if scene.kept.marks.base == nil || scene.news.threads.isEmpty { scene.readAll() }
    if let draft = scene.kept.drafts.all.first(where: \.isOpen) {
      prompt = .resume(draft.id)
    } else if !scene.kept.filter.value.isEmpty {
      scene.notice = Notice("The list is filtered, as you left it. f shows everything.")
    }
  }

  /// What the first screen wants; to be called once.
  package mutating func start() -> [Effect] {
    let wanted = settle() + scene.askAhead() + [.after(App.quietTime, .quiet)]
    return scene.takeChanges().map(Effect.keep) + wanted
  }

  /// The page whose keys hold.
  package var page: Page { curtain == nil ? prompt?.page ?? top.page : .curtain }

  var top: any Screen { stack[stack.count - 1] }

  /// The page on which something is being written, if any, whatever lies on top of it.
  var writingPage: (any WritingPage)? {
    stack.lazy.compactMap { $0 as? any WritingPage }.last
  }
}
