// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A reading of the monotonic clock, which all processes of a machine share.
struct Moment {
  let nanoseconds: UInt64

  init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  /// Microseconds from another moment to this one.
  static func - (later: Moment, earlier: Moment) -> Double {
    (Double(later.nanoseconds) - Double(earlier.nanoseconds)) / 1_000
  }

  /// Microseconds since.
  var age: Double { Moment.now - self }
}

/// How long something takes, in microseconds.
func microseconds(_ act: () throws -> Void) rethrows -> Double {
  let start = Moment.now
  try act()
  return start.age
}
