// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout generate`: the manual and the completions, for `make install` and for packagers.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Print the manual page or a shell's completions.",
    shouldDisplay: false)

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case man, bash, zsh, fish
  }

  @Argument(help: "The manual page, or the shell that is to complete.")
  var kind: Kind

  func run() throws {
    switch kind {
    case .man: Output.pass(try Manual.page())
    case .bash: Output.pass(Lookout.completionScript(for: .bash))
    case .zsh: Output.pass(Lookout.completionScript(for: .zsh))
    case .fish: Output.pass(Lookout.completionScript(for: .fish))
    }
  }
}
