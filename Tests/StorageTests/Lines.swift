// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Storage
internal import StorageProbe

/// Records as tests write and expect them.
enum Lines {
  static let rule = MixingRule()
  static let genesis = Tip.genesis(rule)

  /// Records with the given texts that continue `tip`; an empty text is a line without a body.
  static func records(_ texts: [String], after tip: Tip) -> [Record] {
    rule.records(texts, after: tip)
  }

  /// The text in a record's head.
  static func text(_ record: StoredRecord) -> String {
    var scanner = JSONScanner(record.head)
    do {
      try scanner.beginObject()
      _ = try scanner.nextKey()
      return try scanner.string()
    } catch {
      return "not a head of ours"
    }
  }
}

extension Store {
  /// Appends lines of the given texts to whatever is there.
  @discardableResult
  func post(_ texts: [String], after: Tip? = nil) throws(StorageError) -> Appended? {
    let start = if let after { after } else { try tip() }
    return try append(after: start) { _, tip in Lines.records(texts, after: tip) }
  }

  /// Every line, from the first.
  func all(bodies: Bool = true) throws(StorageError) -> [StoredRecord] {
    var records: [StoredRecord] = []
    _ = try read(after: Lines.genesis, bodies: bodies) { record in
      records.append(record)
      return true
    }
    return records
  }
}
