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
  /// What was wanted may not be done.
  case refused(Refusal)
}

extension SessionError {
  /// The session's error for the ledger's, with refusals and storage faults brought to the surface.
  init(_ error: LedgerError) {
    switch error {
    case .refused(let refusal, _): self = .refused(refusal)
    case .storage(let error): self = .storage(error)
    default: self = .ledger(error)
    }
  }
}
