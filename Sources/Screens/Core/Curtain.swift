// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// What hides the board from whoever comes by.
///
/// The one place that says what opens it again: on a board without codenames that is Enter.
struct Curtain {
  enum Cause {
    /// Somebody came: nothing at all is shown.
    case hidden
    /// Nobody has pressed a key for a while.
    case quiet
  }

  let cause: Cause

  /// Takes a key.
  ///
  /// - Returns: whether the board is to be shown again.
  mutating func opens(on key: Key) -> Bool { key == .enter }

  /// What stands below the head; nil where nothing at all is shown.
  func lines(_ scene: Scene) -> [Line]? {
    guard cause == .quiet else { return nil }
    let kept = scene.drafts.isEmpty ? "" : " What you were writing is kept."
    let way =
      scene.standing.isSealed
      ? "Enter opens it again."
      : "Enter opens it again: this board is open and has no codewords."
    return Line.wrap("Closed after 3 quiet minutes.\(kept)", columns: scene.columns)
      + Line.wrap(way, columns: scene.columns)
  }
}

extension App {
  /// How long nobody presses a key before the board is closed.
  static let quietTime = Duration.seconds(180)
  /// Within what time three Escapes hide the board.
  static let escapesTime = Duration.seconds(1)
  /// How long a name stands on the screen at most.
  static let cardTime = Duration.seconds(30)

  /// Takes a key before any screen does: what hides, leaves and opens again works everywhere.
  mutating func take(_ key: Key) -> [Effect] {
    escapes = key == .escape ? escapes + 1 : 0
    var waits = [Effect.after(App.quietTime, .quiet)]
    if escapes == 1 { waits.append(.after(App.escapesTime, .escapes)) }
    if let request = RequestTable.row(for: key, on: page)?.request, let effects = haste(request) {
      return waits + effects
    }
    if escapes == App.escapesThatHide { return waits + lower(.hidden) }
    guard var curtain else { return waits + press(key) }
    self.curtain = curtain.opens(on: key) ? nil : curtain
    return waits
  }

  private static let escapesThatHide = 3

  /// Does what nothing may refuse or delay; nil for any other request.
  mutating func haste(_ request: Request) -> [Effect]? {
    switch request {
    case .leaveAtOnce: [.leave(wiping: true)]
    case .hide: lower(.hidden)
    case .redraw: [.redraw]
    default: nil
    }
  }

  /// Takes in that time has passed.
  mutating func take(_ tick: Tick) -> [Effect] {
    switch tick {
    case .quiet: return curtain == nil ? lower(.quiet) : []
    case .escapes: escapes = 0
    case .card: if top is NameCard { return run([.back]) }
    }
    return []
  }

  /// Hides the board; whatever was asked on its bottom line, and a name, are gone afterwards.
  private mutating func lower(_ cause: Curtain.Cause) -> [Effect] {
    escapes = 0
    if curtain?.cause != .hidden { curtain = Curtain(cause: cause) }
    prompt = nil
    count = nil
    isLeaving = false
    scene.notice = nil
    stack.removeAll { $0 is NameCard }
    return []
  }
}
