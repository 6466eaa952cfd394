// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout host config`.
struct HostConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the file for sshd_config.d, with the steps around it.",
    discussion: """
      Its comments are the whole set-up, in order: the account, the door, the board, the cards, the \
      check. All members come to one account by one door, so that no list of keys is a list of \
      members; what opens the board is the codename. Check with sshd -t before sshd is reloaded, and \
      keep the session open in which you do it.
      """)

  @OptionGroup var options: HostOptions

  @Option(help: "The board's own account.")
  var account = HostPlan.usualAccount

  @Option(help: "What keeps strangers out: one password for everybody, or one key.")
  var door = HostPlan.Door.password

  @Option(help: ArgumentHelp("Where sshd finds the door key.", valueName: "file"))
  var keysFile = HostPlan.usualKeysFile

  func run() throws {
    let plan = try HostPlan(
      account: account, board: options.board, program: options.programPath, door: door,
      keysFile: keysFile)
    Output.print(SSHDoor(plan: plan).text)
  }
}
