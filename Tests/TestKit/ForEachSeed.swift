// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Runs a property once per seed.
///
/// The property receives the seed to name it in its expectations: `#expect(law, "seed \(seed)")`.
/// `LOOKOUT_SEED=N` in the environment runs that seed alone, to see a failure again.
///
/// - Parameters:
///   - count: how many seeds, counted from one.
///   - property: the property; it records its expectations itself.
package func forEachSeed(
  _ count: UInt64,
  _ property: (_ seed: UInt64, _ random: inout SeededRandom) throws -> Void
) rethrows {
  var seeds = 1...max(1, count)
  if let text = getenv("LOOKOUT_SEED"), let seed = UInt64(String(cString: text)) {
    seeds = seed...seed
  }
  for seed in seeds {
    var random = SeededRandom(seed: seed)
    try property(seed, &random)
  }
}
