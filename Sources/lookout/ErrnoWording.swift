// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage

extension Errno {
  /// What the system calls it, such as "No space left on device".
  var words: String {
    if self == .notPlain { return "it is a link or no plain file" }
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}
