// SPDX-License-Identifier: Apache-2.0

/// One thread with what its reader may know of its authors.
package struct ThreadReading: Hashable, Sendable {
  package let state: ThreadState
  /// What each author is called in this thread.
  package let names: [AuthorKey: String]
  /// What the moderators were called who wrote for the board, post by post: their names change.
  package let moderatorNames: [EventID: String]
  /// The authors who are the reader.
  package let own: Set<AuthorKey>
  /// Whether the reader has said "same here".
  package let hasSaidSameHere: Bool

  package init(
    state: ThreadState,
    names: [AuthorKey: String],
    moderatorNames: [EventID: String] = [:],
    own: Set<AuthorKey>,
    hasSaidSameHere: Bool
  ) {
    self.state = state
    self.names = names
    self.moderatorNames = moderatorNames
    self.own = own
    self.hasSaidSameHere = hasSaidSameHere
  }

  /// The key under which the reader has written here; nil where she has not.
  package var ownAuthor: AuthorKey? {
    state.messages.first { own.contains($0.author) }?.author
  }

  /// Under what name a message is shown; a forged one is nobody's, least of all that of the tag it
  /// claims.
  package func name(of message: Message) -> String {
    if message.body == .forged { return "Unknown" }
    if message.role == .moderator { return moderatorNames[message.id] ?? "Moderator" }
    return name(of: message.author)
  }

  /// What an author is called in this thread.
  package func name(of author: AuthorKey) -> String {
    names[author] ?? "?"
  }
}
