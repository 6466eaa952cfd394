// SPDX-License-Identifier: Apache-2.0

package import Board
package import Canvas

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
  /// How many Escapes were pressed one upon another.
  var escapes = 0
  /// The number typed before a key that moves.
  var count: Int?

  /// The board's screen, before anything has been asked of the world: see `start`.
  ///
  /// - Parameters:
  ///   - board: the board as read.
  ///   - name: the board's own name, which heads the screen.
  ///   - standing: whether it is sealed, whole and writable.
  ///   - vocabulary: the lists a writer chooses from.
  ///   - today: the day on the host.
  ///   - size: the extent of the screen.
  ///   - mask: what publishing takes out of a text, so that previews are true.
  package init(
    board: BoardState,
    name: String,
    standing: BoardStanding,
    vocabulary: Vocabulary,
    today: Day,
    size: Size,
    mask: @escaping (String) -> String = { $0 }
  ) {
    scene = Scene(
      board: board,
      name: name,
      standing: standing,
      vocabulary: vocabulary,
      mask: mask,
      today: today,
      size: size
    )
    stack = [BoardScreen(scene)]
  }

  /// What the first screen wants; to be called once.
  package mutating func start() -> [Effect] {
    settle() + [.after(App.quietTime, .quiet)]
  }

  /// The page whose keys hold.
  package var page: Page { curtain == nil ? prompt?.page ?? top.page : .curtain }

  var top: any Screen { stack[stack.count - 1] }
}
