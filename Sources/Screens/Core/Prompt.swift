// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// What is asked on the bottom line.
enum Prompt {
  /// What sort of post to write.
  case write
  /// The words to look for.
  case find(LineField)

  var page: Page {
    switch self {
    case .write: .choice
    case .find: .entry
    }
  }
}
