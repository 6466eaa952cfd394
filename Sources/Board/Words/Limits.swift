// SPDX-License-Identifier: Apache-2.0

/// The sizes that hold for whatever is written.
///
/// A character is a Unicode scalar here.
package enum Limits {
  /// The longest text of a post, in characters.
  package static let textCharacters = 4_000
  /// The longest board name, in characters.
  package static let nameCharacters = 40
  /// The longest address at which moderators are written to, in characters.
  package static let addressCharacters = 120
  /// The longest correction of a route, in characters.
  package static let correctionCharacters = 400
  /// The longest field of a roster entry, in characters.
  package static let rosterCharacters = 200
  /// How many other names a roster entry keeps.
  package static let alternateNames = 12
  /// How many office-holders a member watches: the few people she works near.
  package static let watchedSubjects = 40
  /// How many pieces of advice a post may carry.
  package static let adviceCount = 8
  /// Among how many threads, the last opened, an author's own twin of a warning is looked for.
  package static let twinThreads = 4_096
  /// How many warnings one member opens on a day: more than anybody has to say of one day, and too few
  /// to drown what others say.
  package static let dailyWarnings = 5
  /// How many other posts, replies and questions and advice, one member writes on a day: a conversation
  /// or two.
  package static let dailyPosts = 20
  /// The same in a member's first days, in which nobody knows yet who came in.
  package static let earlyDailyWarnings = 3
  package static let earlyDailyPosts = 8
  /// How many days those hold.
  package static let earlyDays = 14
  /// On how many things moderators decide with one act.
  package static let decidedItems = 128
  /// The longest question to an author, in characters; less where they are not ASCII.
  package static let questionCharacters = 300
  /// How many octets of JSON go to one author alone.
  package static let mailOctets = 512
  /// The longest answer to one, in characters.
  package static let answerCharacters = 600
  /// How many words of authors' tags one name keeps out of new threads.
  package static let avoidedWords = 8
}
