// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the figures depend on.
enum Machine {
  /// Processors, the disk under a path, and how much else is going on.
  static func description(around path: String) -> String {
    var load = [0.0, 0.0, 0.0]
    getloadavg(&load, 3)
    let loads = load.map { Figure.digits($0) }.joined(separator: " ")
    return "\(processor), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, load \(loads); "
      + disk(under: path)
  }

  private static var processor: String {
    let lines = File.text("/proc/cpuinfo").split(separator: "\n")
    let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return name.map { String($0.drop { $0 == " " }) } ?? "unnamed processor"
  }

  private static func disk(under path: String) -> String {
    let mounts = File.text("/proc/mounts").split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
      .filter { $0.count > 2 && (path + "/").hasPrefix($0[1] == "/" ? "/" : $0[1] + "/") }
    guard let mount = mounts.max(by: { $0[1].count < $1[1].count }) else { return "unknown disk" }
    let device = mount[0].split(separator: "/").last.map(String.init) ?? ""
    let sort =
      switch File.text("/sys/class/block/\(device)/queue/rotational").first {
      case "0": "which says that it does not rotate"
      case "1": "which says that it rotates"
      default: "of unknown sort"
      }
    return "\(mount[2]) on \(mount[0]), \(sort)"
  }
}
