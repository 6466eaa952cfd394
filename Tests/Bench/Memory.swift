// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a process holds of the machine's memory, in KiB.
struct Memory {
  /// Now.
  let resident: Int
  /// At most so far.
  let peak: Int

  init(of process: pid_t) {
    let lines = File.text("/proc/\(process)/status").split(separator: "\n")
    func field(_ name: String) -> Int {
      let line = lines.first { $0.hasPrefix("\(name):") }
      return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
    resident = field("VmRSS")
    peak = field("VmHWM")
  }
}
