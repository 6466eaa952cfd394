// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board

/// The words of a post, from a file.
struct BodyOption: ParsableArguments {
  @Option(help: ArgumentHelp("The file with the words; - reads standard input.", valueName: "file"))
  var bodyFile: String

  private static let limit = 1 << 20

  /// Reads the words.
  func read() throws(Complaint) -> RawText {
    RawText(try InputFile(bodyFile, limit: BodyOption.limit).text())
  }
}
