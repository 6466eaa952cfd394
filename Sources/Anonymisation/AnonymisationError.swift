// SPDX-License-Identifier: Apache-2.0

/// Why an anonymiser could not be made.
package enum AnonymisationError: Error, Equatable {
  /// The lexicon's bytes are not a lexicon of this version.
  case unreadableLexicon
  /// The weights' bytes are not weights of this version.
  case unreadableWeights
}
