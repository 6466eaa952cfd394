// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Session
internal import Text

/// `lookout host password`.
struct HostPasswordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password",
    abstract: "Draw a door password: three plain words.",
    discussion: """
      For everybody alike, to keep strangers out of the SSH port; it opens no board. Somebody on a \
      telephone types it, so it is short: sshd lets nobody try fast. Change it when a card is lost.
      """)

  private static let wordCount = 3

  func run() {
    let list = Lists.codewords
    Output.print(
      list.drawn(HostPasswordCommand.wordCount).map { list[$0] }.joined(separator: "-"))
  }
}
