// SPDX-License-Identifier: Apache-2.0

internal import CPosix
internal import Glibc

/// What the program does so that keys and words stay in its own memory.
struct ProcessShield {
  /// Whether no core dump, crash report or debugger of the same account shows the memory.
  let forbidsDumps: Bool
  /// Whether nothing of it can reach the swap space.
  let locksMemory: Bool

  /// Whether the process runs as whoever started it: nobody gets another's rights through the program.
  static var isItsCallers: Bool { getuid() == geteuid() && getgid() == getegid() }

  /// Raises the shield around this process, as far as the system permits; raising it again tells
  /// how far that is.
  @discardableResult
  static func raise() -> ProcessShield {
    // Whatever the program makes is its owner's alone.
    umask(0o077)
    return ProcessShield(
      forbidsDumps: cposix_forbid_dumps() == 0, locksMemory: cposix_lock_memory() == 0)
  }
}
