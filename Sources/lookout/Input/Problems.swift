// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Text

/// What is wrong with a document, all of it, each with its line and path.
struct Problems {
  private struct Problem {
    let offset: Int
    let path: String
    let words: String
  }

  private let name: String
  private let bytes: [UInt8]
  private var problems: [Problem] = []
  private var code = Complaint.Code.badData
  /// So many are told; the rest are counted.
  private static let told = 50

  /// No problems yet with a file.
  init(in file: InputFile) {
    name = file.name
    bytes = file.bytes
  }

  /// How many there are.
  var count: Int { problems.count }

  /// Whether nothing is wrong.
  var isEmpty: Bool { problems.isEmpty }

  /// Notes that something is wrong at an offset; `path` is as in `threads[3].advice[0]`.
  mutating func note(_ words: String, at offset: Int, path: String) {
    problems.append(Problem(offset: min(offset, bytes.count), path: path, words: words))
  }

  /// Notes that something may not be done.
  ///
  /// Most of what a board refuses is a mistake of the document like any other; what it refuses for
  /// somebody's sake keeps its own exit code, whatever else is wrong.
  mutating func note(_ refusal: Refusal, at offset: Int, path: String) {
    if refusal == .crimeTakesNoText { code = .refused }
    note(Complaint(refusal).sentence, at: offset, path: path)
  }

  /// A text of the document in quotation marks, on one line and not too long to read.
  static func quoted(_ text: String) -> String {
    let line = Sanitiser.line(text.prefix(longestQuotation + 1))
    return line.count > longestQuotation
      ? "\"\(line.prefix(longestQuotation))…\"" : "\"\(line)\""
  }

  private static let longestQuotation = 60

  /// Notes that the document is not JSON.
  mutating func note(_ error: JSONSyntaxError) {
    note(error.fault.words, at: error.offset, path: "")
  }

  /// All of it as one complaint, in the document's order; nil where nothing is wrong.
  var complaint: Complaint? {
    guard !problems.isEmpty else { return nil }
    let told = problems.sorted { $0.offset < $1.offset }.prefix(Problems.told)
    var (line, reached) = (1, 0)
    var lines = told.map { problem in
      line += bytes[reached..<problem.offset].count { $0 == 0x0A }
      reached = problem.offset
      return "\(name):\(line): \(problem.path.isEmpty ? "" : "\(problem.path): ")\(problem.words)"
    }
    if problems.count > Problems.told {
      lines.append("... and \(problems.count - Problems.told) more")
    }
    return Complaint(
      code,
      lines.joined(separator: "\n"),
      next: "Nothing was written. Mend the file and try again."
    )
  }
}

extension JSONSyntaxError.Fault {
  /// What it tells a person.
  fileprivate var words: String {
    switch self {
    case .expected(let term): "not JSON: \(term.words) expected here"
    case .unexpectedEnd: "not JSON: the file ends too early"
    case .badEscape: "not JSON: no such escape, or half a surrogate pair"
    case .badNumber: "not JSON: no such number"
    case .badText: "not JSON: a control character or a byte that is not UTF-8"
    case .tooDeep: "nested too deeply"
    }
  }
}

extension JSONSyntaxError.StaticTerm {
  fileprivate var words: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .text: "a string"
    case .number: "a number"
    case .flag: "true or false"
    case .binary: "base64url"
    case .comma: "a comma or a closing bracket"
    case .colon: "a colon"
    case .end: "the end"
    case .key: "a member's name"
    }
  }
}
