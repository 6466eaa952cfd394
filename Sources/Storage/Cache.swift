// SPDX-License-Identifier: Apache-2.0

/// One of a board's caches: what can be found in the journal, too, only slower.
package enum Cache: CaseIterable, Sendable {
  /// The directory of threads as it stood at some line.
  case directory
  /// Folded texts, in blocks, for searching.
  case texts

  /// The file's name, in the folder of caches.
  var name: String {
    switch self {
    case .directory: "board.bin"
    case .texts: "text.bin"
    }
  }
}
