// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout open`: the terminal interface.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the board in the terminal (what lookout alone does).")

  @OptionGroup var options: BoardOptions

  func run() throws {
  }
}
