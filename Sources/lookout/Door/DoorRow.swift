// SPDX-License-Identifier: Apache-2.0

/// A command that is offered over SSH, with the options that may stand in it.
struct DoorRow {
  /// Who may ask for it.
  enum Caller {
    /// Anybody at the door: it tells nothing that a codename opens.
    case anybody
    /// Whoever has a codename, which is asked for on a terminal and is the first line of standard
    /// input otherwise.
    case member
  }

  /// What may follow an option.
  enum Value: Equatable {
    /// Nothing: it is a flag.
    case none
    /// A word of the caller's that names no file.
    case word
    /// A word of the caller's that may begin with a hyphen.
    case anyWord
    /// `-` alone, which is standard input or standard output.
    case stream
  }

  /// The command's words: `list`, `note add`.
  let name: [String]
  let caller: Caller
  /// The options by their names, hyphens included.
  let options: [String: Value]

  /// A row as it is written in the table.
  ///
  /// - Parameters:
  ///   - name: the command's words.
  ///   - caller: who may ask for it.
  ///   - options: each option, followed by `WORD`, `ANY` or `-` where it takes a value.
  init(_ name: String, _ caller: Caller, _ options: String = "") {
    self.name = name.split(separator: " ").map(String.init)
    self.caller = caller
    var found: [String: Value] = ["--help": .none, "-h": .none]
    if caller == .member { found["--codename-file"] = .stream }
    var last = ""
    for word in options.split(separator: " ").map(String.init) {
      switch word {
      case "WORD": found[last] = .word
      case "ANY": found[last] = .anyWord
      case "-": found[last] = .stream
      default:
        last = word
        found[word] = DoorRow.Value.none
      }
    }
    self.options = found
  }
}
