// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Sealing
internal import Session
internal import Storage

/// Which board, and in whose name.
struct BoardOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The board's directory.", valueName: "dir"))
  var board: String?

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the codename; - reads standard input.", valueName: "file"))
  var codenameFile: String?

  /// Opens the board to read it.
  func reading() throws(Complaint) -> Session {
    let session = try session(CodenameSource.given(codenameFile))
    if let damage = session.damage { Output.note("lookout: \(Complaint(damage).sentence)") }
    return session
  }

  /// Opens the board in the name of a codename's owner, who is asked where nothing says it.
  func writing() throws(Complaint) -> Session {
    let codename = try CodenameSource.given(codenameFile) ?? CodenameSource.asked("Codename: ")
    let session = try session(codename)
    guard session.hasCodename else { throw Complaint(SessionError.noCodename) }
    return session
  }

  /// Opens the board for the terminal interface, which can also only read.
  func opening() throws(Complaint) -> Session {
    try session(
      CodenameSource.given(codenameFile)
        ?? CodenameSource.asked("Codename (on an open board any words; none to read only): "))
  }

  /// Opens the board for line mode, whose person's lines come after the codename where standard
  /// input gives both.
  func opening(with lines: inout LineInput) throws(Complaint) -> Session {
    guard (codenameFile ?? BoardPath.environment("LOOKOUT_CODENAME_FILE")) == "-" else {
      return try opening()
    }
    guard case .line(let line)? = lines.next(), let codename = try? Codename(line) else {
      throw Complaint(
        .badData, "standard input holds no codename on its first line.",
        next: "Put the codename there, alone.")
    }
    return try session(codename)
  }

  private func session(_ codename: Codename?) throws(Complaint) -> Session {
    do {
      let folder = try BoardFolder.open(board ?? BoardPath.usual)
      return try Session(folder, codename: codename, world: .ofThisHost)
    } catch let error as StorageError {
      throw Complaint(error)
    } catch let error as SessionError {
      throw Complaint(error)
    } catch {
      throw Complaint(.inputOutput, "The board cannot be opened.")
    }
  }
}
