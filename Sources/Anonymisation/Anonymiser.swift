// SPDX-License-Identifier: Apache-2.0

/// Finds what gives somebody away in a text, and masks it.
///
/// A pure function of the text, the roster and two data files. Roster names become the subject's
/// tag, other people `[name]`, exact dates and times coarse ones. Three laws hold for every text:
/// anonymising the result again changes nothing; outside the findings nothing changes but
/// typographic habits; no finding begins or ends inside a grapheme. The time it takes is in
/// proportion to the text.
package struct Anonymiser: Sendable {
  private let rules: RuleBook
  private let tokeniser: Tokeniser
  private let tags: [String]
  private let options: AnonymiseOptions
  private let hints: HintRule

  /// - Parameters:
  ///   - lexicon: `Resources/anonymise-lexicon.bin`.
  ///   - weights: `Resources/anonymise-weights.bin`.
  ///   - roster: the office-holders whose names become tags.
  ///   - published: what the board itself publishes and is therefore left alone.
  ///   - options: what to do besides masking.
  /// - Throws: when one of the files is not what it should be.
  package init(
    lexicon: [UInt8],
    weights: [UInt8],
    roster: [RosterSubject] = [],
    published: PublishedContacts = PublishedContacts([]),
    options: AnonymiseOptions = AnonymiseOptions()
  ) throws(AnonymisationError) {
    let vocabulary = Vocabulary(lexicon: try Lexicon(bytes: lexicon))
    tokeniser = Tokeniser(vocabulary: vocabulary)
    tags = roster.map { $0.tag }
    rules = RuleBook(
      published: published,
      subjects: SubjectIndex(roster, vocabulary: vocabulary),
      model: try NameModel(bytes: weights)
    )
    self.options = options
    hints = HintRule(options: options)
  }

  /// A masker for `text` that has not begun, for the trainer of the name model.
  func masker(for text: String) -> Masker {
    Masker(
      rules: rules,
      chain: TokenChain(NormalisedText(Array(text.utf8)), tokeniser: tokeniser, tags: tags)
    )
  }

  /// What there is to find in `text`, and the text as others will see it.
  ///
  /// - Parameters:
  ///   - text: the text as typed.
  ///   - kept: words that the writer says are nobody's name; only such a word as could be one is kept
  ///     by it, and nothing else.
  /// - Returns: the text, the findings and the hints.
  package func report(on text: String, keeping kept: Set<String> = []) -> AnonymiseReport {
    let source = Array(text.utf8)
    let normalised = NormalisedText(source)
    var masker = Masker(
      rules: rules,
      chain: TokenChain(normalised, tokeniser: tokeniser, tags: tags)
    )
    masker.mask()
    let maskings = masker.chain.maskings.filter { !$0.isAbsorbed }.sorted { $0.start < $1.start }
    var positions = ScalarPositions(source)
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var findings: [Finding] = []
    var copied = 0
    for masking in maskings {
      let start = normalised.sourceStart(of: masking.start)
      let end = normalised.sourceEnd(of: masking.end)
      let replacement = masking.phrase.text(tags: tags)
      let isKeepable = isOrdinaryWord(masking, in: normalised)
      if isKeepable, !kept.isEmpty,
        kept.contains(
          String(decoding: normalised.bytes[masking.start..<masking.end], as: UTF8.self))
      {
        continue
      }
      output.append(
        contentsOf: options.normalises
          ? normalised.bytes[copied..<masking.start] : source[copied..<start]
      )
      output.append(contentsOf: replacement.utf8)
      copied = options.normalises ? masking.end : end
      let position = positions.advance(to: start)
      findings.append(
        Finding(
          kind: masking.kind,
          start: position,
          end: positions.advance(to: end),
          replacement: replacement,
          reason: isKeepable ? Reason.ordinaryWord : Reason.of(masking.kind, masking.phrase),
          isKeepable: isKeepable
        )
      )
    }
    output.append(
      contentsOf: options.normalises ? normalised.bytes[copied...] : source[copied...]
    )
    return AnonymiseReport(
      text: String(decoding: output, as: UTF8.self),
      findings: findings,
      hints: hints.hints(in: masker.chain, normalised, source)
    )
  }

  /// Whether somebody's name, as it was taken, is one word that is also an ordinary one.
  private func isOrdinaryWord(_ masking: Masking, in text: NormalisedText) -> Bool {
    guard masking.kind == .person, masking.phrase == .name else { return false }
    let word = text.bytes[masking.start..<masking.end]
    guard word.allSatisfy({ 0x41...0x5A ~= $0 & 0xDF }) else { return false }
    let facts = tokeniser.vocabulary.lexicon.facts(Tokeniser.hash(of: word.lazy.map { $0 | 0x20 }))
    return facts.ordinary > 0
  }
}
