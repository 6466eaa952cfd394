// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Resources

extension Anonymiser {
  /// An anonymiser with the data that the program carries.
  ///
  /// - Parameter roster: the office-holders whose names become tags.
  /// - Returns: the anonymiser.
  /// - Throws: when the data is not what it should be; nothing may be published unmasked then.
  static func shipped(for roster: [RosterSubject]) throws(AnonymisationError) -> Anonymiser {
    let published = String(decoding: Resource.anonymisePublished.bytes, as: UTF8.self)
    return try Anonymiser(
      lexicon: Resource.anonymiseLexicon.bytes, weights: Resource.anonymiseWeights.bytes,
      roster: roster,
      published: PublishedContacts(published.split(separator: "\n").map(String.init)))
  }
}
