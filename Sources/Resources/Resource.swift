// SPDX-License-Identifier: Apache-2.0

internal import CResources

/// A file of the top-level `Resources` folder, carried inside the program.
///
/// The lists are JSON documents in UTF-8, ours to change: the tests of this module hold the rules
/// that are stated here. Adding a file touches `CResources` and this type.
package enum Resource: String, CaseIterable, Sendable {
  /// What a reader can do: an array of `{"code", "sentence", "label"}`.
  ///
  /// The first nine, in this order, are the digits of the compose page. A sentence ends with a full
  /// stop and several of them in a row read as one line of text; a label is a row of the pick-list.
  case advice = "advice.json"

  /// What is known of a million words, for the anonymiser; its catalogue says how it is made.
  case anonymiseLexicon = "anonymise-lexicon.bin"

  /// The contacts that the board itself publishes and the anonymiser leaves alone, one a line.
  case anonymisePublished = "anonymise-published.txt"

  /// The weights by which the anonymiser tells names; its catalogue says from what texts.
  case anonymiseWeights = "anonymise-weights.bin"

  /// Time limits: `{"clocks": [{"id", "label", "route", "advice", "rules"}]}`.
  ///
  /// A rule is `{"id", "words", "span", "in_force", "begins", "note", "source", "verified_on",
  /// "recheck_after"}`; a span is `{"months", "days"}` to add to the day it happened, or null where
  /// no date follows from that day.
  case clocks = "clocks.json"

  /// The words of codenames and invitations: 2,048, one a line and in order, in lower case.
  ///
  /// Three to seven letters each, plain to remember and to spell; the first four tell a word from all
  /// others, and a word of three begins no other. None is a name, unkind, or sounds like another.
  /// The list is part of the record format: a changed word locks out whoever has it in a codename.
  case codewords = "codewords.txt"

  /// A seed script: a board of fictional people and mild warnings to look at and to test with.
  ///
  /// `{"name", "roster", "threads"}`. A roster entry is `{"id", "name", "house", "seat", "party"}`
  /// (no seat in the Lords). A thread is `{"kind", "by", "day", "conduct", "basis", "occasion",
  /// "when", "subject", "advice", "body", "then"}`: `by` counts authors from 0, `day` is relative to
  /// the day of seeding and never after it, and `then` lists in order what followed, each with an
  /// `act`: `reply`, `same-here`, `dispute`, `amend` or `withdraw`. No body names anybody: tags
  /// stand for people wherever words about them are shown.
  case demoBoard = "demo-board.json"

  /// Bank holidays in England and Wales: `{"area", "first_known_year", "last_known_year", "source",
  /// "verified_on", "recheck_after", "days"}`, a day being `{"date", "name"}`.
  case holidays = "holidays.json"

  /// What moderators are called: an array of 48 trees, none of which is also a name, a bird or a thing
  /// of the tags. A changed list renames every moderator in every record.
  case moderatorTrees = "moderator-trees.json"

  /// Where or when a warning matters: an array of `{"code", "label", "evening"}`.
  ///
  /// The first nine, in this order, are the digits of the compose page. `evening` says under which
  /// kind of evening the place "Tonight" lists it: `drinks-or-a-reception`, `the-way-home`,
  /// `late-in-the-office` or null. Places are general on purpose: a named room narrows to few.
  case occasions = "occasions.json"

  /// Material for invented messages: one object from the name of a slot to its fragments.
  ///
  /// `{slot}` inside a fragment stands for any fragment of that slot; references never form a
  /// circle. A slot `name:occasion` adds to the slot `name` in threads of that occasion. Messages
  /// start from `warning`, `reply`, `question` or `advice` and come out as one to seven sentences
  /// that name nobody. A generator that uses no fragment twice in one message reads best.
  case phrases = "phrases.json"

  /// Where to take it: `{"routes", "pages", "gaps"}`; every route and page has its source, the day on
  /// which it was read and the day from which that is too long ago.
  ///
  /// A route's `needs` says under which needs it stands, and at what rank. What could not be
  /// verified stands in `not_verified`, or bears `"verified": false`, and nowhere else.
  case routes = "routes.json"

  /// The first half of a subject tag, as in `Basalt 17`: an array of 64 stones.
  case subjectStones = "subject-stones.json"

  /// The second half of an author's tag, as in `Linen Dunlin`: an array of 128 birds.
  case tagBirds = "tag-birds.json"

  /// The first half of an author's tag, as in `Linen Dunlin`: an array of 256 plain things.
  ///
  /// No thing, bird or stone is also a name that a person might bear. The order of the three lists
  /// is part of the record format: a changed list renames everybody on every board.
  case tagThings = "tag-things.json"

  /// What is not put up as it is worded: `{"reasons", "classes", "rules"}`.
  ///
  /// A reason is `{"id", "fact", "next"}`, its sentences told wherever it turns something. A rule is
  /// `{"reason", "is_alone", "not_after", "phrases"}`; one that is alone turns only a text of which
  /// every sentence reads so. A phrase is words between blanks: `a|b` either of two, `{class}` any of
  /// a class, `~` up to three words but no "I" or "we", `^` and `$` the ends of a sentence, `#` a
  /// subject's tag. Rules are few and sure: whatever is in doubt, moderators read.
  case turning = "turning.json"

  /// The file's name in the `Resources` folder.
  package var fileName: String { rawValue }

  /// The file as it was when the program was built.
  package var bytes: [UInt8] {
    let embedded =
      switch self {
      case .advice: cr_advice()
      case .anonymiseLexicon: cr_anonymise_lexicon()
      case .anonymisePublished: cr_anonymise_published()
      case .anonymiseWeights: cr_anonymise_weights()
      case .clocks: cr_clocks()
      case .codewords: cr_codewords()
      case .demoBoard: cr_demo_board()
      case .holidays: cr_holidays()
      case .moderatorTrees: cr_moderator_trees()
      case .occasions: cr_occasions()
      case .phrases: cr_phrases()
      case .routes: cr_routes()
      case .subjectStones: cr_subject_stones()
      case .tagBirds: cr_tag_birds()
      case .tagThings: cr_tag_things()
      case .turning: cr_turning()
      }
    return Array(UnsafeBufferPointer(start: embedded.start, count: embedded.count))
  }
}
