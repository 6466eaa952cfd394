// SPDX-License-Identifier: Apache-2.0

@testable import Session

/// The error that work ends with; nil where it ends well, or with another layer's.
func error(_ work: () throws -> Void) -> SessionError? {
  do {
    try work()
    return nil
  } catch {
    return error as? SessionError
  }
}
