// SPDX-License-Identifier: Apache-2.0

import Foundation
import Resources

/// Reads an embedded file as a value, as strictly as Foundation can.
func read<Value: Decodable>(_ type: Value.Type, from resource: Resource) throws -> Value {
  try JSONDecoder().decode(type, from: Data(resource.bytes))
}

/// The words of a text in lower case, hyphenated ones whole and in their parts.
func words(of text: String) -> Set<String> {
  let whole = text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }
  return Set((whole + whole.flatMap { $0.split(separator: "-") }).map(String.init))
}

/// What a text repeats, in the order of the repetition.
func repeated<Value: Hashable>(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { !seen.insert($0).inserted }
}
