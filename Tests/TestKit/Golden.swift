// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import Testing

/// Texts and screens that were looked at once and must not change unnoticed.
///
/// The expectation `name` of a suite in `Tests/<Suite>` lies in `Tests/<Suite>/Golden/<name>.txt`.
/// With `RECORD=1` in the environment the files are rewritten and every expectation whose file
/// changed fails, so that a recording run is never taken for a passing one. Blanks at the end of a
/// line, and empty lines at the end of the text, do not count.
package enum Golden {
  /// Expects `lines`, a screen for example, to be what is in the file.
  package static func expect(
    lines: [String],
    matches name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = URL(filePath: filePath).deletingLastPathComponent()
      .appending(path: "Golden").appending(path: name + ".txt")
    let recording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if let problem = compare(lines: lines, withFileAt: file.path, recording: recording) {
      Issue.record("\(problem)", sourceLocation: sourceLocation)
    }
  }

  /// Expects `text` to be what is in the file.
  package static func expect(
    _ text: String,
    matches name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    expect(lines: lines, matches: name, filePath: filePath, sourceLocation: sourceLocation)
  }

  /// What is wrong, for a reader; nil if the lines are those of the file.
  package static func compare(lines: [String], withFileAt path: String, recording: Bool) -> String?
  {
    let file = URL(filePath: path)
    let found = canonical(lines)
    let name = file.deletingPathExtension().lastPathComponent
    let kept = (try? String(contentsOf: file, encoding: .utf8)).map { text in
      canonical(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
    if kept == found { return nil }
    if recording {
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data((found.joined(separator: "\n") + "\n").utf8).write(to: file)
        return "recorded golden text \"\(name)\"; run again without RECORD=1"
      } catch {
        return "golden text \"\(name)\" cannot be written: \(error)"
      }
    }
    guard let kept else {
      return "there is no golden text \"\(name)\"; RECORD=1 would write:\n"
        + found.joined(separator: "\n")
    }
    return "golden text \"\(name)\" differs (- as kept, + as found; RECORD=1 keeps the new):\n"
      + difference(from: kept, to: found).joined(separator: "\n")
  }

  /// The lines of both texts in order, each with its mark: kept alone, found alone, or in both.
  static func difference(from kept: [String], to found: [String]) -> [String] {
    let changes = found.difference(from: kept)
    var removed: Set<Int> = []
    var inserted: [Int: String] = [:]
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var lines: [String] = []
    var position = 0
    for (offset, line) in kept.enumerated() {
      if removed.contains(offset) {
        lines.append("- " + line)
        continue
      }
      while let new = inserted[position] {
        lines.append("+ " + new)
        position += 1
      }
      lines.append("  " + line)
      position += 1
    }
    while let new = inserted[position] {
      lines.append("+ " + new)
      position += 1
    }
    return lines
  }

  private static func canonical(_ lines: [String]) -> [String] {
    var lines = lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" {
      lines.removeLast()
    }
    return lines
  }
}
