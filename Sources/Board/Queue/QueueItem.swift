// SPDX-License-Identifier: Apache-2.0

/// One thing that waits for a moderator, as the queue lists it: no words of a post.
package struct QueueItem: Hashable, Sendable {
  /// What it is about, and so what decides it; reports of one post are one item.
  package enum ID: Hashable, Sendable {
    /// Something that was sent to the moderators: a held post, an answer, a notice, a request, a
    /// proposal to suspend. Or the line of a post that skipped them, which stands set aside.
    case submission(EventID)
    /// All reports of one post.
    case reports(EventID)
    /// What the person named in a thread has answered.
    case dispute(EventID)
  }

  /// What kind of thing it is.
  package enum Matter: Hashable, Sendable {
    /// A post that waits, be it sent or gone up unread. A second try is told with the reason for which the first was turned down.
    case held(Held)
    /// Members report a post, for these reasons; how many they are is nobody's business.
    case reported([ModerationReason], isUp: Bool)
    /// The person named has answered.
    case disputed
    /// A writer answers a moderator's question.
    case answered
    /// One moderator proposes to suspend a tag's author; another decides.
    case suspension(proposer: String, ModerationReason, isOwn: Bool)
    /// A formal complaint about a thread, to be answered by a moment.
    case notice(answerBy: Moment)
    /// Somebody asks what the board holds about them, to be answered by a day.
    case dataRequest(answerBy: Day)
  }

  /// What is known of a held post without its words.
  package struct Held: Hashable, Sendable {
    package let kind: ThreadKind
    /// Whether it is a reply, or a change of a post, rather than a thread's opening.
    package let isReply: Bool
    package let isAmendment: Bool
    /// Whether it is about tonight or an occasion within days.
    package let isForTonight: Bool
    /// Why a first try of the same author was turned down; nil for a first try.
    package let afterReason: ModerationReason?

    package init(
      kind: ThreadKind, isReply: Bool = false, isAmendment: Bool = false,
      isForTonight: Bool = false, afterReason: ModerationReason? = nil
    ) {
      self.kind = kind
      self.isReply = isReply
      self.isAmendment = isAmendment
      self.isForTonight = isForTonight
      self.afterReason = afterReason
    }
  }

  package let id: ID
  package let matter: Matter
  /// The day on which it came.
  package let day: Day
  /// The thread it is about; that of a held opening is not there yet.
  package let thread: ThreadID?
  /// The code of the place it is about; nil for none.
  package let occasion: String?
  /// The office-holder it is about: a moderator may want to leave it to another.
  package let subject: SubjectID?

  package init(
    id: ID, matter: Matter, day: Day, thread: ThreadID? = nil, occasion: String? = nil,
    subject: SubjectID? = nil
  ) {
    self.id = id
    self.matter = matter
    self.day = day
    self.thread = thread
    self.occasion = occasion
    self.subject = subject
  }
}

extension QueueItem.ID {
  /// The event that it is about: what one says that one decides on.
  package var event: EventID {
    switch self {
    case .submission(let event), .reports(let event), .dispute(let event): event
    }
  }
}
