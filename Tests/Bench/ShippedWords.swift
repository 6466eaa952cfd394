// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
import Resources

/// The lists that the program carries.
enum ShippedWords {
  static let vocabulary = Vocabulary(
    occasions: entries(.occasions).map {
      Vocabulary.Occasion(code: $0.code, label: $0.label)
    },
    advice: entries(.advice).map {
      Vocabulary.Advice(code: $0.code, label: $0.label, sentence: $0.sentence ?? "")
    })

  private struct Entry: Decodable {
    let code: String
    let label: String
    let sentence: String?
  }

  private static func entries(_ resource: Resource) -> [Entry] {
    (try? JSONDecoder().decode([Entry].self, from: Data(resource.bytes))) ?? []
  }
}
