// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Storage

/// Records as tests write and expect them.
enum Lines {
  static let rule = MixingRule()
  static let genesis = Tip.genesis(rule)

  /// Records with the given texts that continue `tip`; an empty text is a line without a body.
  static func records(_ texts: [String], after tip: Tip) -> [Record] {
    var (number, previous) = (tip.number, tip.chain)
    return texts.map { text in
      number += 1
      let head = Array("{\"text\":\"\(text)\",\"n\":[\(number),true,null]}".utf8)
      let body = text.isEmpty ? Record.noBody : Array("{\"r\":\"\(text)\"}".utf8)
      let record = Record(
        number: number,
        epoch: 7,
        previous: previous,
        head: head,
        bodyHash: text.isEmpty ? .zero : rule.bodyHash(body[...]),
        body: body
      )
      previous = rule.next(
        number: number,
        epoch: 7,
        previous: record.previous,
        head: head[...],
        bodyHash: record.bodyHash
      )
      return record
    }
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
