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

  /// Removes a file, a link or a folder with everything in it; what a link leads to stays.
  private static func remove(_ path: String) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0, let stream = fdopendir(folder) else {
      _ = unlink(path)
      return
    }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { remove("\(path)/\(name)") }
    }
    closedir(stream)
    _ = rmdir(path)
  }

  enum Failure: Error {
    case mkdtemp(Int32)
  }
}
