// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Measures a release build against the physical floor of the same machine in the same minutes.
///
///     lookout-bench            prints the table; BENCH_MESSAGES sets the larger board (100,000)
///
/// The other modes are this program run by itself: see `Part`.
@main
struct Bench {
  static func main() {
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      guard let name = words.first else { return try Suite.ofThisBuild().run() }
      guard let part = Part(rawValue: name) else { throw Failure("no such part: \(name)") }
      try part.play(Array(words.dropFirst()))
    } catch {
      Output.note("lookout-bench: \(error)")
      exit(1)
    }
  }
}
