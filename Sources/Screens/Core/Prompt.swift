// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What is asked on the bottom line.
enum Prompt {
  /// What sort of post to write.
  case write
  /// Whether to go on with a draft.
  case resume(DraftID)
  /// The words to look for.
  case find(LineField)
  /// The name of a request.
  case command(LineField)
  /// What is wrong with a route, and what is right.
  case correct(RouteID, LineField)
  /// Into which thread another one goes.
  case merge(ThreadID, LineField)

  /// The line that is being typed; nil where a key answers.
  var field: LineField? {
    get {
      switch self {
      case .write, .resume: nil
      case .find(let field), .command(let field), .correct(_, let field), .merge(_, let field):
        field
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .write, .resume: break
      case .find: self = .find(newValue)
      case .command: self = .command(newValue)
      case .correct(let route, _): self = .correct(route, newValue)
      case .merge(let thread, _): self = .merge(thread, newValue)
      }
    }
  }

  /// The sign before the line.
  var sign: String {
    switch self {
    case .command: ":"
    case .correct: "!"
    case .merge: ">"
    case .write, .resume, .find: "/"
    }
  }

  var page: Page {
    switch self {
    case .write: .choice
    case .resume: .resume
    case .find: .entry
    case .correct: .correction
    case .merge: .reference
    case .command: .command
    }
  }
}
