// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
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

      A warning needs conduct, basis, occasion, when and advice. Advice and a question need words, \
      and take only occasion beside (advice: advice too).
      """)

  @OptionGroup var options: BoardOptions

  @Option(help: ArgumentHelp("The JSON file; - reads standard input.", valueName: "file"))
  var file: String

  @Flag(help: "Print the new ids as JSON.")
  var json = false

  private static let limit = 1 << 20

  func run() throws {
    let input = try InputFile(file, limit: WarnCommand.limit)
    let (opening, text) = try WarnCommand.read(input)
    let session = try options.writing()
    let events = try session.act(.open(opening, text))
    Output.printIDs(of: events, asJSON: json)
  }

  private static func read(
    _ input: InputFile
  ) throws(Complaint) -> (opening: Opening, text: RawText?) {
    var problems = Problems(in: input)
    var found: (opening: Opening, text: RawText?)?
    do {
      var object = ObjectReader(try LocatedJSON(input.bytes), path: "", problems: &problems)
      found = OpeningReader.read(&object, vocabulary: Lists.vocabulary, &problems)
      object.finish(&problems)
    } catch {
      problems.note(error)
    }
    if let complaint = problems.complaint { throw complaint }
    guard let found else { throw Complaint(.badData, "\(input.name) holds no thread.") }
    return found
  }
}
