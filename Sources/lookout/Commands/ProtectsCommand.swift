// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Screens

/// `lookout protects`: what is protected and what is not.
struct ProtectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protects", abstract: "Say what a board protects, and what it cannot.",
    discussion: Protection.lines.joined(separator: "\n"))

  func run() {
    Output.print(Protection.lines.joined(separator: "\n"))
  }
}
