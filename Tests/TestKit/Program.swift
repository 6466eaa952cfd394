// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The real `lookout`, run as its users and scripts run it.
package struct Program: Sendable {
  /// The binary's path.
  package let path: String

  /// Finds the binary: `LOOKOUT_BINARY` if that is set, else the one built beside the tests.
  ///
  /// A test target that uses this depends on the executable target, so that it is built.
  ///
  /// - Throws: `Failure` if it is not there.
  package init() throws {
    try self.init(
      path: ProcessInfo.processInfo.environment["LOOKOUT_BINARY"]
        ?? Bundle.main.bundleURL.appending(path: "lookout").path
    )
  }

  /// Takes another binary, an older `lookout` for example.
  ///
  /// - Throws: `Failure` if it is not there.
  package init(path: String) throws {
    self.path = path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Failure("no program at \(path)")
    }
  }

  /// What every run gets unless told otherwise: a path, a language, a clock; no home, no terminal.
  package static let cleanEnvironment = [
    "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
    "SWIFT_BACKTRACE": "interactive=no,color=no",
  ]

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: the command line after the program's name.
  ///   - input: standard input, a pipe that ends after it.
  ///   - environment: added to `cleanEnvironment`.
  ///   - timeout: how long it may take before it is killed and the call throws.
  /// - Returns: how it ended and what it wrote; a status other than 0 is no error here.
  /// - Throws: `Failure` if it does not start, or does not end in time.
  package func run(
    _ arguments: String...,
    input: String = "",
    environment: [String: String] = [:],
    timeout: Duration = .seconds(20)
  ) throws -> Completion {
    try start(arguments, input: input, environment: environment)
      .finish(timeout: timeout)
  }

  /// Starts the program, to be waited for or killed later.
  package func start(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(
      path,
      arguments: arguments,
      environment: Self.cleanEnvironment.merging(environment) { _, new in new },
      input: Array(input.utf8)
    )
  }
}
