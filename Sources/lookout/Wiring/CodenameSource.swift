// SPDX-License-Identifier: Apache-2.0

internal import Sealing

/// Where a codename comes from: a file, never an argument or an environment value.
enum CodenameSource {
  private static let limit = 4 << 10

  /// The codename that was pointed to; nil where nothing was.
  ///
  /// - Parameter path: `--codename-file`; nil looks at `LOOKOUT_CODENAME_FILE`.
  /// - Throws: a complaint that names the file and never its content.
  static func codename(_ path: String?) throws(Complaint) -> Codename? {
    guard let path = path ?? BoardPath.environment("LOOKOUT_CODENAME_FILE") else { return nil }
    let file = try InputFile(path, limit: limit)
    let line = try file.text().split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    do {
      return try Codename(line.first.map(String.init) ?? "")
    } catch {
      throw Complaint(
        .badData, "\(file.name) holds no codename on its first line.",
        next: "Put the codename there, alone.")
    }
  }
}
