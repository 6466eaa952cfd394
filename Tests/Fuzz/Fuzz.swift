// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// What libFuzzer calls with each input; `LOOKOUT_FUZZ_TARGET` names the parser that gets it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let name = getenv("LOOKOUT_FUZZ_TARGET"),
    let target = Target(rawValue: String(cString: name))
  else {
    print("LOOKOUT_FUZZ_TARGET is one of:", Target.allCases.map(\.rawValue).joined(separator: " "))
    exit(64)
  }
  target.take(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
