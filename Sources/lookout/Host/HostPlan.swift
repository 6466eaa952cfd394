// SPDX-License-Identifier: Apache-2.0

/// How one board stands on a shared host: whose account, where, and which program sshd runs.
///
/// All of it is written into files that sshd and a shell read, so that only plain letters are taken.
struct HostPlan: Equatable {
  /// How a stranger at the port shows that she has a card.
  enum Door: String, CaseIterable {
    /// One password for everybody.
    case password
    /// One key for everybody.
    case key
  }

  let account: String
  let board: String
  let program: String
  let door: Door
  /// Where sshd looks for the door key.
  let keysFile: String

  static let usualAccount = "board"
  static let usualBoard = "/var/lib/lookout/board"
  static let usualKeysFile = "/etc/ssh/lookout_door_keys"

  /// A plan, found fit to be written down.
  ///
  /// - Throws: a complaint about the first part that is not.
  init(
    account: String = usualAccount, board: String = usualBoard, program: String,
    door: Door = .password, keysFile: String = usualKeysFile
  ) throws(Complaint) {
    guard HostPlan.isAccount(account) else {
      throw Complaint(
        .usage, "\"\(account)\" is no name for an account.",
        next: "Small letters, digits, - and _, beginning with a letter; 32 at most.")
    }
    for (option, path) in [("--board", board), ("--program", program), ("--keys-file", keysFile)] {
      guard HostPlan.isPlainPath(path) else {
        throw Complaint(
          .usage, "\(option) takes a path from the root of letters, digits and . _ - + / alone.",
          next: "sshd and a shell read it: nothing may have to be quoted.")
      }
    }
    self.account = account
    self.board = board
    self.program = program
    self.door = door
    self.keysFile = keysFile
  }

  /// What sshd runs.
  var call: String { "\(program) door --board \(board)" }

  /// The folder around the board, which is the account's.
  var home: String {
    let end = board.lastIndex(of: "/") ?? board.startIndex
    return end == board.startIndex ? "/" : String(board[..<end])
  }

  private static func isAccount(_ name: String) -> Bool {
    (1...32).contains(name.utf8.count)
      && name.utf8.enumerated().allSatisfy { index, byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): index > 0
        default: false
        }
      }
  }

  private static func isPlainPath(_ path: String) -> Bool {
    path.hasPrefix("/") && path.count > 1 && !path.hasSuffix("/")
      && path.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }
}
