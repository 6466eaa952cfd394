// SPDX-License-Identifier: Apache-2.0

/// Where a person is, as far as keys go: a key means the same on all pages that have it.
package enum Page: CaseIterable, Hashable, Sendable {
  /// The list of threads.
  case board
  case thread
  /// What a search found.
  case results
  /// What there is for tonight, and for what is coming up.
  case tonight
  /// What one wrote and has begun.
  case mine
  /// What waits for the moderators.
  case queue
  /// One item of it: a post that waits.
  case heldItem
  /// One item of it: what stands and is reported, or disputed.
  case standingItem
  /// One item of it: what is only read, and seen to elsewhere.
  case readItem
  /// One item of it: a proposal to suspend.
  case suspensionItem
  /// Words for one post: those that are to stand there, a question about it, or its author's answer.
  case letter
  /// Such words as they will be read, before they are sent.
  case letterPreview
  /// A post as it will be read, before words are cut out of it.
  case cutPreview
  /// What was sent to the moderators, and what became of it.
  case verdict
  /// What was done for the board.
  case record
  /// What the record is narrowed by.
  case recordFilter
  case help
  /// A name alone on the screen.
  case card
  /// The entry of names to check.
  case who
  /// What the board says of those who were checked.
  case checked
  /// Which of several people of one name is meant.
  case choosing
  /// What is written about one office-holder.
  case subject
  /// The facts of a new post.
  case facts
  /// Whom a new warning is about.
  case about
  /// The words of a post.
  case words
  /// The words of a note for oneself.
  case noting
  /// A note of one's own, to read.
  case note
  /// What others will see.
  case preview
  /// What may be a crime: doors first.
  case crime
  /// What was reported formally: silence first.
  case formalCase
  /// A few answers to choose from, below what one reads.
  case choice
  /// What the list is to show, below it.
  case filter
  /// The ready-made replies, below the thread.
  case reply
  /// A ready-made reply, before it goes up.
  case ready
  /// A draft that waits to be gone on with.
  case resume
  /// Something to read, below what one reads, until a key.
  case notice
  /// The entry of words to look for.
  case entry
  /// The entry of a thread's reference.
  case reference
  /// The entry of what is wrong with a route.
  case correction
  /// The board hidden from view.
  case curtain
  /// The entry of a request's name.
  case command

  /// Where to take it: the needs, or the doors of one.
  case routes
  /// One door, or what follows from a day.
  case door
  /// The entry of the day something happened.
  case date

  /// For whom invitations are, and how many.
  case invite
  /// The words of another codename, shown once.
  case drawn
  /// The entry of codewords, unseen.
  case codewords
  /// What stays and what goes, before one leaves the board for good.
  case leaving

  /// Whether characters are text here.
  package var takesText: Bool {
    [
      .recordFilter, .codewords, .date, .about, .who, .words, .noting, .entry, .command,
      .correction, .letter, .reference,
    ].contains(self)
  }

  /// Whether a post is being written here.
  var isWriting: Bool {
    [.facts, .about, .words, .noting, .preview, .crime, .formalCase].contains(self)
  }

  /// Whether it is the moderators' desk, or the record of what they did: work with many keys, of which a
  /// footer shows only some.
  var isDesk: Bool {
    [.queue, .heldItem, .standingItem, .readItem, .suspensionItem, .record].contains(self)
  }

  /// Whether it is one item of the queue.
  var isItem: Bool { isDesk && self != .queue && self != .record }

  /// How the page is called where a key is refused; nil where nothing can be said shortly.
  var place: String? {
    switch self {
    case .board: "on the board"
    case .thread: "in a thread"
    case .results: "among what was found"
    case .tonight: "on the page of tonight"
    case .mine: "among what is yours"
    case .record: "in the record"
    case .queue, .heldItem, .standingItem, .readItem, .suspensionItem: "in the queue"
    case .verdict: "on what came back to you"
    case .who: "where names are checked"
    case .checked: "among those you checked"
    case .subject: "about one person"
    case .facts: "in the facts"
    case .preview: "in the preview"
    default: nil
    }
  }
}
