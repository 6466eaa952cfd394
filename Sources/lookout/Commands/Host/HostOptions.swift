// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Glibc

/// Which board, and which program sshd runs for it.
struct HostOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The board's directory, from the root.", valueName: "dir"))
  var board = HostPlan.usualBoard

  @Option(
    help: ArgumentHelp(
      "The program that sshd runs; this one, where it lies now, unless given.", valueName: "path"))
  var program: String?

  /// The program's path: as given, or this process's own.
  var programPath: String {
    get throws(Complaint) {
      if let program { return program }
      var path = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/self/exe", &path, path.count)
      guard count > 0 else {
        throw Complaint(
          .inputOutput, "Where this program lies cannot be found out.", next: "Say it: --program.")
      }
      return String(decoding: path[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

extension HostPlan.Door: ExpressibleByArgument {}
