// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Tells an event loop when a journal may have grown.
///
/// One inotify descriptor on the journal's folder. Poll `descriptor` for reading; when it is
/// ready, `drain` and read the journal. Where the system gives no descriptor (too many watchers,
/// no inotify) it is -1, and over a network file system it stays silent: so look at
/// `Store.hasChanged` every second or so as well.
package final class ChangeSource {
  /// Becomes readable after a change, to be polled and never read; -1 if there is none.
  package let descriptor: Int32

  init(descriptor: Int32?) {
    self.descriptor = descriptor ?? -1
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Forgets the changes so far, never waiting; false if there were none.
  package func drain() -> Bool {
    guard descriptor >= 0 else { return false }
    var found = false
    withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 {
          found = true
        } else if count == 0 || errno != EINTR {
          break
        }
      }
    }
    return found
  }
}
