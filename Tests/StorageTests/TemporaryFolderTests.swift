// SPDX-License-Identifier: Apache-2.0

internal import Glibc
import Testing

/// What clears up after the other tests.
@Suite struct TemporaryFolderTests {
  @Test func aLinkIsRemovedAndWhatItLeadsToIsNot() throws {
    let kept = try TemporaryFolder()
    let file = "\(kept.path)/file"
    close(open(file, O_WRONLY | O_CREAT, 0o600))
    do {
      let folder = try TemporaryFolder()
      mkdir("\(folder.path)/inner", 0o700)
      symlink(kept.path, "\(folder.path)/inner/link")
      symlink(file, "\(folder.path)/inner/other")
      let path = folder.path
      withExtendedLifetime(folder) { #expect(access("\(path)/inner/link/file", F_OK) == 0) }
    }
    withExtendedLifetime(kept) { #expect(access(file, F_OK) == 0) }
  }
}
