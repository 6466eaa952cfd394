// SPDX-License-Identifier: Apache-2.0

/// What the board protects and what it cannot, in the words that every place says it in: the
/// entrance, the help, the first screen and the commands.
package enum Protection {
  /// A heading and what stands under it.
  package struct Section: Hashable, Sendable {
    /// One or two words, in capitals.
    package let heading: String
    /// Finished sentences.
    package let sentences: [String]

    /// The sentences as one paragraph.
    package var text: String { sentences.joined(separator: " ") }
  }

  /// Everything, in full.
  package static let sections: [Section] = [
    Section(
      heading: "PROTECTED",
      sentences: [
        "The stored files do not say who wrote what.",
        """
        They show nothing to another user of the machine, or to whoever steals the disk or a backup.
        """,
        "No one moderator can find out which member wrote something.",
        "A stranger at the door learns nothing, and a hostile post can do nothing to your screen.",
      ]
    ),
    Section(
      heading: "IN PART",
      sentences: [
        "In a small group the time of a post can tell who wrote it.",
        "A text can say too much.",
        "Whoever it is about may recognise an evening.",
      ]
    ),
    Section(
      heading: "NOT PROTECTED",
      sentences: [
        "Somebody at your screen, or a photograph of it.",
        "A member who talks.",
        "Whoever runs this machine and watches it live.",
        "An employer's computer, its history, and whoever watches the network.",
        "The machine's own logs: when somebody came in, and from where.",
        "Style, and facts that a colleague recognises.",
        "Two moderators acting together.",
        "A court.",
      ]
    ),
    Section(
      heading: "WHERE YOU ARE",
      sentences: [
        """
        If this computer is Parliament's or your Member's, others may see that you came here, and \
        the screen too.
        """,
        "Your own phone is better.",
      ]
    ),
    Section(
      heading: "WE PROMISE",
      sentences: [
        "Stored files do not say who wrote what, and no one role can find out.",
        "Days are kept, not hours.",
        "Text that has run out is gone from our files.",
        "Every unsealing through the program is recorded first.",
      ]
    ),
    Section(
      heading: "WE DO NOT",
      sentences: [
        """
        We do not promise anonymity, end-to-end encryption, erasure from disks and backups, that \
        everything telling is taken out of a text, or that a warning is true.
        """
      ]
    ),
    Section(
      heading: "ALSO",
      sentences: [
        "An old copy of the whole board, put back, shows only in the check words of the record.",
        """
        A member who can write the files may drop others' latest posts, shut others out, empty their \
        drafts or let a used invitation in again; she can forge nothing and read nothing of theirs. \
        She may swell the counts, and keep a second way in for when she has left.
        """,
        "What goes up later, a member with tools of her own can read before.",
        "Where nobody writes for a week, what has run out is gone once somebody does.",
        "Whoever holds a series of backups sees which unnamed rows were active.",
      ]
    ),
  ]

  /// What to know before reading, on the first screen that a new member sees.
  package static let firstRun: [Section] = [
    Section(
      heading: "PROTECTED",
      sentences: [
        "The stored files do not say who wrote what.", "Days, not hours.",
        "No one moderator can find out which member wrote something.",
        "Text that has run out is deleted from our files.",
      ]
    ),
    Section(
      heading: "NOT PROTECTED",
      sentences: [
        "Somebody at your screen, or a photograph of it.", "A member who talks.",
        "Whoever runs this machine and watches it live.", "What your own words give away.",
        "A court.",
      ]
    ),
    Section(
      heading: "WHAT IT IS",
      sentences: [
        "Colleagues' words.", "Not findings, not complaints, not privileged.",
        "A warning may be wrong.", "No warning does not mean safe.",
      ]
    ),
    Section(
      heading: "OUTSIDE",
      sentences: [
        "Names stay here.", "Never copy a warning into a chat.",
        "If you must, say its reference, such as K4TZ, and let people look.",
      ]
    ),
  ]

  /// The same in one line, for commands.
  package static let inOneLine =
    "Names stay here; days, not hours; no warning does not mean safe. More: lookout protects"
}
