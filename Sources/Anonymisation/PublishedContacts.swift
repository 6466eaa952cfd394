// SPDX-License-Identifier: Apache-2.0

/// The contacts that the board itself publishes, which are therefore never masked.
package struct PublishedContacts: Equatable, Sendable {
  /// Telephone numbers in their national form, digits alone.
  private(set) var phones: Set<[UInt8]> = []
  /// E-mail addresses and hosts, small.
  private(set) var names: Set<[UInt8]> = []
  /// Post codes, capitals and digits alone.
  private(set) var postcodes: Set<[UInt8]> = []

  /// - Parameter entries: numbers, addresses, hosts and post codes as they are printed; whatever is
  ///   none of these counts for nothing.
  package init(_ entries: some Sequence<String>) {
    for entry in entries {
      let bytes = entry.utf8.filter { $0 > 0x20 }
      let digits = bytes.filter { (0x30...0x39).contains($0) }
      if bytes.contains(0x40) || bytes.contains(0x2E) {
        names.insert(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
      } else if digits.count > 8 {
        phones.insert(Self.national(digits))
      } else {
        postcodes.insert(bytes)
      }
    }
  }

  /// A number's national form: `+44 20` and `0044 20` as `020`.
  static func national(_ digits: [UInt8]) -> [UInt8] {
    let zero: UInt8 = 0x30
    for prefix in [[zero, zero, 0x34, 0x34], [0x34, 0x34]] where digits.starts(with: prefix) {
      let rest = digits[prefix.count...]
      return [zero] + (rest.first == zero ? rest.dropFirst() : rest)
    }
    return digits
  }
}
