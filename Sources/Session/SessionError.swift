// SPDX-License-Identifier: Apache-2.0

package import Board
package import Ledger
package import Storage

/// What a session can fail with.
package enum SessionError: Error, Equatable {
  /// The files could not be read or written.
  case storage(StorageError)
  /// The record could not be read or added to.
  case ledger(LedgerError)
  /// Words cannot be masked, and unmasked ones are not taken.
  case noMasking
  /// Nothing can be written without a codename.
  case noCodename
  /// The codename opens nothing on this board.
  case wrongCodename
  /// Two moderators have ended this codename's access.
  case suspended(SuspensionNotice)
  /// An invitation was given as a codename.
  case isInvitation
  /// No invitation of this board: never one, used, or dropped since.
  case wrongInvitation
  /// The invitation ended unused: all that were open did, so that somebody's access could end.
  case endedInvitation
  /// A codename was given as an invitation.
  case isCodename
  /// The invitation's time is over.
  case lateInvitation
  /// One of the board's files is an older copy than this member has seen.
  case olderCopy(File)
  /// The members' file or a part of it is not as it was written.
  case membersDamaged
  /// An open board has no members to invite, no codenames to change.
  case openBoard
  /// Only moderators may.
  case moderatorsOnly
  /// The tag is not this member's, or she has none there.
  case noTag
  /// A sealed board shows only so much at a time: the most rows a call and a day, threads a day.
  case enoughShown(Budget)
  /// Only so many names are shown at a time, and these are spent.
  case enoughNames(NamesLeft)
  /// Some of a roster are on the board's under another identifier: two tags for one person would hide
  /// the warnings of one from whoever asks for the other.
  case otherIdentifiers([SubjectID])
  /// What was wanted may not be done.
  case refused(Refusal)

  /// A file of a board that can be put back from an older copy.
  package enum File: Equatable, Sendable {
    case journal, members
  }

  /// What a member may be shown of a sealed board by commands.
  package enum Budget: Equatable, Sendable {
    case rows(ofCall: Int, ofDay: Int)
    case threads(ofDay: Int)
  }
}

extension SessionError {
  /// The session's error for the ledger's, with refusals and storage faults brought to the surface.
  init(_ error: LedgerError) {
    switch error {
    case .refused(let refusal, _): self = .refused(refusal)
    case .storage(let error): self = .storage(error)
    case .olderJournal: self = .olderCopy(.journal)
    case .olderMembers: self = .olderCopy(.members)
    case .lockedOut: self = .wrongCodename
    case .otherKey: self = .membersDamaged
    default: self = .ledger(error)
    }
  }
}
