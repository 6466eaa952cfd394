// SPDX-License-Identifier: Apache-2.0

/// What was seen of a host, before anything is made of it.
///
/// Nil stands for what could not be looked at.
struct HostFacts {
  /// A file or folder on the way.
  struct Place: Equatable {
    let path: String
    let owner: UInt32
    /// The lowest twelve bits of st_mode.
    let mode: UInt32
  }

  /// A swap space that is in use.
  struct Swap: Equatable {
    let name: String
    /// What the device mapper says of it; empty where it is no device of its.
    let mapping: String
  }

  /// The board, and then each folder above it, up to the root.
  var board: [Place]?
  /// The program, and then each folder above it, up to the root.
  var program: [Place]?
  /// The type of the board's file system, as statfs(2) numbers it.
  var fileSystem: UInt32?
  /// `/proc/self/mounts`.
  var mounts: String?
  var swaps: [Swap]?
  /// `/proc/sys/kernel/core_pattern`.
  var corePattern: String?
  /// `/proc/sys/kernel/yama/ptrace_scope`.
  var ptraceScope: String?
  /// `/etc/passwd`.
  var accounts: String?
  /// The folder that the account calls its home.
  var home: Place?
  /// The records of logins that are there.
  var loginRecords: [Place] = []
  /// The user who looks.
  var user: UInt32 = 0
  /// How far the program is shielded when that user runs it.
  var forbidsDumps = false
  var locksMemory = false
  /// What sshd does for the account.
  var sshd: SSHSettings?
  /// Each paper's age in days by its name, and nil for an empty one; nil where none were looked for.
  var papers: [String: Int?]?
}
