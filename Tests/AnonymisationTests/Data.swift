// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Glibc

/// The shipped data and an invented roster, as the tests use them.
enum Data {
  /// The bytes of a file of the Resources folder.
  static func resource(_ name: String, file: String = #filePath) -> [UInt8] {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let stream = fopen("/\(root)/Resources/\(name)", "rb") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, stream)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  static let lexicon = resource("anonymise-lexicon.bin")
  static let weights = resource("anonymise-weights.bin")
  static let published = PublishedContacts(
    String(decoding: resource("anonymise-published.txt"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  )

  private static let plainOnce = Result {
    try Anonymiser(lexicon: lexicon, weights: weights, published: published)
  }
  private static let rosteredOnce = Result { try rostered(AnonymiseOptions()) }

  /// An anonymiser without a roster.
  static func plain() throws -> Anonymiser { try plainOnce.get() }

  /// An anonymiser with the roster below.
  static func rostered() throws -> Anonymiser { try rosteredOnce.get() }

  /// An anonymiser with the roster below.
  static func rostered(_ options: AnonymiseOptions) throws -> Anonymiser {
    try Anonymiser(
      lexicon: lexicon,
      weights: weights,
      roster: roster,
      published: published,
      options: options
    )
  }

  /// People of public-domain novels, with the hard cases: a word, a short name, marks, a shared
  /// name.
  static let roster = [
    RosterSubject(id: "1", tag: "Basalt 17", name: "Phineas Finn", seat: "Loughshane"),
    RosterSubject(id: "2", tag: "Quartz 03", name: "Joshua Monk", seat: "Pottery Hamlets"),
    RosterSubject(id: "3", tag: "Slate 40", name: "Augustus Melmotte", seat: "Percycross"),
    RosterSubject(id: "4", tag: "Flint 08", name: "Plantagenet Palliser", seat: "Silverbridge"),
    RosterSubject(id: "5", tag: "Flint 09", name: "Glencora Palliser", seat: "Matching"),
    RosterSubject(id: "6", tag: "Onyx 21", name: "Oran Haut-ton", seat: "Onevote"),
    RosterSubject(id: "7", tag: "Agate 11", name: "Nora O'Brannigan", seat: "Newcome"),
    RosterSubject(id: "8", tag: "Shale 02", name: "Lord Fawn", seat: nil),
    RosterSubject(id: "9", tag: "Jet 30", name: "Undecimus Scott", seat: "Tillietudlem"),
    RosterSubject(id: "11", tag: "Ruby 54", name: "Hetta Green", seat: "Bungay Marsh"),
    RosterSubject(id: "12", tag: "Ruby 55", name: "Butler Long", seat: "Baslehurst"),
    RosterSubject(
      id: "10",
      tag: "Chalk 77",
      name: "Zoë Brontëson",
      alternates: ["Zoë Vavasor"],
      seat: "Stoke-on-Brake, North"
    ),
  ]
}
