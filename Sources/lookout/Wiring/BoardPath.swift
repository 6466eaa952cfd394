// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Where the board is, unless the command line says it.
enum BoardPath {
  /// `LOOKOUT_BOARD`, else `$XDG_DATA_HOME/lookout/board`, else `~/.local/share/lookout/board`.
  static var usual: String {
    if let path = environment("LOOKOUT_BOARD") { return path }
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return "\(data)/lookout/board"
    }
    return "\(environment("HOME") ?? ".")/.local/share/lookout/board"
  }

  /// A variable that is set and not empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
