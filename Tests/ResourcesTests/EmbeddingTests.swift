// SPDX-License-Identifier: Apache-2.0

import Foundation
import Resources
import Testing

@Suite("The embedded files")
struct EmbeddingTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Resources")

  @Test("are the files of the Resources folder as they are now", arguments: Resource.allCases)
  func current(_ resource: Resource) throws {
    let file = try Data(contentsOf: Self.folder.appending(path: resource.fileName))
    #expect(Data(resource.bytes) == file)
  }

  @Test("are all the files of the Resources folder")
  func complete() throws {
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(present) == Set(Resource.allCases.map(\.fileName)))
  }
}
