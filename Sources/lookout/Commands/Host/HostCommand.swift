// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout host`: for whoever runs the machine.
struct HostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "host",
    abstract: "For whoever runs a shared host: the way in over SSH, cards, and what it gives away.",
    discussion: """
      lookout host config prints the steps and the file for sshd; with them a host is set up in ten \
      minutes. None of these commands changes anything, and none needs a codename.
      """,
    subcommands: [
      HostConfigCommand.self, HostAuthorizeCommand.self, HostPasswordCommand.self,
      HostCardCommand.self, HostCheckCommand.self, HostNoticePageCommand.self,
    ])
}
