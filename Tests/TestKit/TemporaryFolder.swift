// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A folder of its own for one test, mode 0700, removed with everything in it when the value goes.
///
/// Swift may let go of a local constant after its last use: keep the folder in a property of the
/// suite, or work inside `TemporaryFolder.with`.
package final class TemporaryFolder: Sendable {
  /// The absolute path, without a trailing slash.
  package let path: String

  /// Makes the folder, in `TMPDIR` or `/tmp`.
  package init() throws {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(parent)/lookout-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure("no temporary folder in \(parent): \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something inside.
  package func path(of name: String) -> String {
    path + "/" + name
  }

  /// Writes a file inside and gives its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(of: name)))
    return path(of: name)
  }

  /// Runs `body` with a folder that is there until `body` ends.
  package static func with<Value>(_ body: (TemporaryFolder) throws -> Value) throws -> Value {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) { try body(folder) }
  }
}
