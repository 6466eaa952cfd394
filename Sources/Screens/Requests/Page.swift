// SPDX-License-Identifier: Apache-2.0

/// Where a person is, as far as keys go: a key means the same on all pages that have it.
package enum Page: CaseIterable, Hashable, Sendable {
  /// The list of threads.
  case board
  case thread
  /// What a search found.
  case results
  case help
  /// A name alone on the screen.
  case card
  /// The facts of a new post.
  case facts
  /// Whom a new warning is about.
  case about
  /// The words of a post.
  case words
  /// What others will see.
  case preview
  /// A few answers to choose from, below what one reads.
  case choice
  /// What the list is to show, below it.
  case filter
  /// The ready-made replies, below the thread.
  case reply
  /// Something to read, below what one reads, until a key.
  case notice
  /// The entry of words to look for.
  case entry
  /// The board hidden from view.
  case curtain
  /// The entry of a request's name.
  case command

  /// Whether characters are text here.
  var takesText: Bool {
    self == .about || self == .words || self == .entry || self == .command
  }

  /// Whether a post is being written here.
  var isWriting: Bool {
    self == .facts || self == .about || self == .words || self == .preview
  }

  /// How the page is called where a key is refused; nil where nothing can be said shortly.
  var place: String? {
    switch self {
    case .board: "on the board"
    case .thread: "in a thread"
    case .results: "among what was found"
    case .facts: "in the facts"
    case .preview: "in the preview"
    default: nil
    }
  }
}
