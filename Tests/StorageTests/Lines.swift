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

  /// The lines of records with the given texts, as a journal that began at `tip` would have them.
  static func octets(_ texts: [String], after tip: Tip) -> [UInt8] {
    records(texts, after: tip).flatMap { record in
      let (previous, hash) = [record.previous, record.bodyHash].map { value in
        var octets: [UInt8] = []
        Base64URL.append(value.bytes, to: &octets)
        return String(decoding: octets, as: UTF8.self)
      }.pair
      let (head, body) = [record.head, record.body].map { String(decoding: $0, as: UTF8.self) }.pair
      return Array(
        """
        {"n":\(record.number),"e":\(record.epoch),"p":"\(previous)","head":\(head),\
        "bh":"\(hash)","body":\(body)}

        """.utf8)
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

extension Array {
  /// The first two elements.
  fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}

extension Store {
  /// Appends lines of the given texts to whatever is there.
  @discardableResult
  func post(_ texts: [String], after: Tip? = nil) throws(StorageError) -> Appended? {
    let start = if let after { after } else { try tip() }
    return try append(after: start, missed: { _ in }) { tip in Lines.records(texts, after: tip) }
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
