// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A new folder for one test, removed with everything in it.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/lookout-storage-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure.mkdtemp(errno) }
    path = String(cString: made)
  }

  deinit {
    TemporaryFolder.remove(path)
  }

  private static func remove(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(stream)
    }
    _ = Glibc.remove(path)
  }

  enum Failure: Error {
    case mkdtemp(Int32)
  }
}
