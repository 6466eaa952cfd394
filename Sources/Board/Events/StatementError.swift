// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Why octets are no statement.
package enum StatementError: Error, Equatable {
  case syntax(JSONSyntaxError)
  /// A member that every statement has is missing.
  case incomplete
}
