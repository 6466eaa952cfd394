// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
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
    try session(isWriting: false)
  }

  /// Opens the board in the name of a codename's owner.
  func writing() throws(Complaint) -> Session {
    let session = try session(isWriting: true)
    guard session.hasCodename else { throw Complaint(SessionError.noCodename) }
    return session
  }

  private func session(isWriting: Bool) throws(Complaint) -> Session {
    let path = board ?? BoardPath.usual
    let codename = try CodenameSource.codename(codenameFile)
    do {
      let folder = try BoardFolder.open(path)
      let session = try Session(folder, codename: codename, world: .ofThisHost)
      if !isWriting, let damage = session.damage { Output.note("lookout: \(Complaint(damage).sentence)") }
      return session
    } catch let error as StorageError {
      throw Complaint(error)
    } catch let error as SessionError {
      throw Complaint(error)
    } catch {
      throw Complaint(.inputOutput, "\(path) cannot be opened.")
    }
  }
}
