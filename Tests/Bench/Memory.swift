// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a process holds of the machine's memory, in KiB.
struct Memory {
  /// Now.
  let resident: Int
  /// At most so far.
  let peak: Int
  /// Now, what is shared with other processes divided among them.
  let share: Int

  init(of process: pid_t) {
    func field(_ name: String, _ file: String) -> Int {
      let lines = File.text("/proc/\(process)/\(file)").split(separator: "\n")
      let line = lines.first { $0.hasPrefix("\(name):") }
      return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
    resident = field("VmRSS", "status")
    peak = field("VmHWM", "status")
    share = field("Pss", "smaps_rollup")
  }
}
