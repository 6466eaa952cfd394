// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
internal import Screens
internal import Session

/// `lookout warn`: opens a thread.
struct WarnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warn", abstract: "Begin a thread: a warning, advice or a question.",
    discussion: """
      FILE holds one JSON object:

        {"kind": "warning", "conduct": "situation-to-avoid", "basis": "told-by-several",
         "occasion": "taxi", "when": "this-term", "subject": "uk.org.publicwhip/person/990001",
         "advice": ["do-not-share-a-car"], "body": "The late rank is fine."}

      kind      \(ThreadKind.allCases.map(\.rawValue).joined(separator: " "))
      conduct   \(Conduct.allCases.map(\.rawValue).joined(separator: " "))
      basis     \(Basis.allCases.map(\.rawValue).joined(separator: " "))
      when      \(When.allCases.map(\.rawValue).joined(separator: " "))
      occasion  \(Lists.vocabulary.occasions.map(\.code).joined(separator: " "))
      advice    \(Lists.vocabulary.advice.map(\.code).joined(separator: " "))
      subject   an id of this board's roster, or absent
      body      words, or absent where there is advice
      reported  \(Reported.codes.joined(separator: " ")); asked for your sake: never stored, and with \
      yes nothing is posted

      What may be a crime goes up without body. Private lives, verdicts, what says neither what was \
      done nor what to do, and what could lead to whoever was harmed are not put up: exit 77, with \
      the reason; --json tells it to programs, on standard error.

      A warning needs conduct, basis, occasion, when and advice. Advice and a question need words, \
      and take only occasion beside (advice: advice too).
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: ArgumentHelp("The JSON file; - reads standard input.", valueName: "file"))
  var file: String

  @Flag(
    help: ArgumentHelp(
      "Let it go up within three days, at an hour nobody chooses.",
      discussion: """
        Somebody's program puts it up then: you need not be there, and that you are tells nothing. \
        lookout later lists what waits, and stops it.
        """))
  var later = false

  @Option(
    help: ArgumentHelp(
      "Another try of a post that was turned down, by the id that lookout mail tells.",
      valueName: "held"))
  var again: String?

  @Flag(help: "Print the new ids as JSON.")
  var json = false

  private static let limit = 1 << 20

  func run() throws {
    try ErrorForm.telling(asJSON: json) { () throws(Complaint) in
      let (session, thread) = try options.writing { () throws(Complaint) in
        try WarnCommand.read(InputFile(file, limit: WarnCommand.limit))
      }
      let (opening, text) = thread
      let isFirst = !session.privateState.hasWarned(on: session.board)
      let events = try session.post(
        later ? .schedule(opening, text) : .open(opening, text), again: again, asJSON: json)
      // That it counts against the day is known to her next command, too.
      if later { _ = try? session.save() }
      if later, let event = events.first, !event.isSubmission {
        Output.note(
          "It waits, and goes up by \(event.day), at an hour nobody chooses. "
            + "lookout later stop \(event.id) keeps it down.")
      }
      for sentence in WarnCommand.counsel(opening, isFirst: isFirst) { Output.note(sentence) }
    }
  }

  /// What is told to the writer of a warning, match or no match.
  private static func counsel(_ opening: Opening, isFirst: Bool) -> [String] {
    guard opening.kind == .warning else { return [] }
    let routes = Lists.routes
    let facts = DoorFacts(opening)
    var sentences: [String] = []
    if facts.mayBePhysical, facts.isOfLastWeek { sentences.append(routes.forensicSentence) }
    if opening.basis == .firstHand { sentences.append(routes.alertListSentence) }
    if isFirst { sentences.append(routes.agreementSentence) }
    return (sentences + [routes.howAreYouSentence]).filter { !$0.isEmpty }
  }

  private static func read(
    _ input: InputFile
  ) throws(Complaint) -> (opening: Opening, text: RawText?) {
    var problems = Problems(in: input)
    var found: (opening: Opening, text: RawText?)?
    var reported: Reported?
    do {
      var object = ObjectReader(try LocatedJSON(input.bytes), path: "", problems: &problems)
      found = OpeningReader.read(&object, vocabulary: Lists.vocabulary, &problems)
      reported = object.word("reported", of: Reported.codes, &problems).flatMap(
        Reported.init(code:))
      object.finish(&problems)
    } catch {
      problems.note(error)
    }
    if let complaint = problems.complaint { throw complaint }
    guard let found else { throw Complaint(.badData, "\(input.name) holds no thread.") }
    if reported == .formally {
      throw Complaint(
        .refused, Lists.routes.caseSentences.joined(separator: " "),
        next: "Nothing was posted, nothing kept. To keep the text: lookout note add.",
        reason: "case-open")
    }
    return found
  }
}
