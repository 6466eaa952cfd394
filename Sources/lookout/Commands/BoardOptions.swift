// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board
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

  /// Opens the board to read it; a sealed one needs a codename for that, too.
  func reading() throws(Complaint) -> Session {
    try reading { () throws(Complaint) in }.session
  }

  /// Opens the board to read it, for something that is read first.
  ///
  /// Where standard input holds both, the codename is its first line.
  func reading<Input>(
    with input: () throws(Complaint) -> Input
  ) throws(Complaint) -> (session: Session, input: Input) {
    var line = try CodenameSource.given(codenameFile)
    let input = try input()
    let folder = try BoardOptions.folder(board)
    if line == nil, folder.hasMembers { line = CodenameSource.asked("Codename: ") }
    let session = try session(folder, line)
    if let damage = session.damage { Output.note("lookout: \(Complaint(damage).sentence)") }
    return (session, input)
  }

  /// Tells on standard error of damage that was met while reading, after the board had opened.
  static func tellOfLateDamage(of session: Session) {
    if let damage = session.lateDamage { Output.note("lookout: \(Complaint(damage).sentence)") }
  }

  /// Opens the board to a member, where a codename was given; nobody is asked for one.
  ///
  /// - Parameter input: reads what the command is about, after the codename's line.
  /// - Returns: the session, if any, and what was read.
  /// - Throws: what either of the two complains of.
  func readingIfGiven<Input>(
    with input: () throws(Complaint) -> Input
  ) throws(Complaint) -> (session: Session?, input: Input) {
    let line = try CodenameSource.given(codenameFile)
    let input = try input()
    let folder = try BoardOptions.folder(board)
    guard let line else { return (nil, input) }
    return (try session(folder, line), input)
  }

  /// Opens the board in the name of a codename's owner, who is asked where nothing says it.
  func writing() throws(Complaint) -> Session {
    try writing { () throws(Complaint) in }.session
  }

  /// Opens the board in the name of a codename's owner, to do something with what is read first.
  ///
  /// Where standard input holds both, the codename is its first line. Nothing of the board is held
  /// while somebody's input is waited for.
  ///
  /// - Parameter input: reads what the command is about.
  /// - Returns: the session, and what was read.
  /// - Throws: what either of the two complains of.
  func writing<Input>(
    with input: () throws(Complaint) -> Input
  ) throws(Complaint) -> (session: Session, input: Input) {
    let given = try CodenameSource.given(codenameFile)
    let input = try input()
    let folder = try BoardOptions.folder(board)
    let session = try session(folder, given ?? CodenameSource.asked("Codename: "))
    guard session.hasCodename else { throw Complaint(SessionError.noCodename) }
    return (session, input)
  }

  /// Whoever a codename belongs to.
  enum Owner {
    case member(Session)
    /// Somebody whose access was ended.
    case ended(EndedMember)
  }

  /// Opens the board in the name of a codename's owner, or what is still hers where her access was ended.
  func writingOrEnded() throws(Complaint) -> Owner {
    let given = try CodenameSource.given(codenameFile)
    let folder = try BoardOptions.folder(board)
    let line = given ?? CodenameSource.asked("Codename: ")
    do throws(Complaint) {
      let session = try session(folder, line)
      guard session.hasCodename else { throw Complaint(SessionError.noCodename) }
      return .member(session)
    } catch {
      guard error.reason == Complaint.suspendedReason, let line else { throw error }
      let codename = try CodenameSource.codename(line, isSealed: true)
      return .ended(
        try Complaint.wording { () throws(SessionError) in
          try EndedMember(folder, codename: codename, world: .ofThisHost)
        })
    }
  }

  /// Opens the board for the terminal interface, which can also only read an open one.
  ///
  /// - Returns: the board's folder, and its session; nil where the interface is to ask for a
  ///   sealed board's codename itself.
  func opening() throws(Complaint) -> (folder: BoardFolder, session: Session?) {
    let folder = try BoardOptions.folder(board)
    let given = try CodenameSource.given(codenameFile)
    if given == nil, folder.hasMembers { return (folder, nil) }
    let line =
      given ?? CodenameSource.asked("Codename (on an open board any words; none to read only): ")
    return (folder, try session(folder, line))
  }

  /// Opens a sealed board for line mode, by a codename that is asked for.
  func opening(in folder: BoardFolder) throws(Complaint) -> Session {
    let session = try session(folder, CodenameSource.asked("Codename, seven words: "))
    // Chosen once, it is what the codename opens from then on.
    session.keep(.lineMode(true))
    return session
  }

  /// Opens the board for line mode, whose person's lines come after the codename where standard
  /// input gives both.
  func opening(with lines: inout LineInput) throws(Complaint) -> Session {
    let folder = try BoardOptions.folder(board)
    guard (codenameFile ?? BoardPath.environment("LOOKOUT_CODENAME_FILE")) == "-" else {
      let line =
        try CodenameSource.given(codenameFile)
        ?? CodenameSource.asked(
          folder.hasMembers
            ? "Codename: " : "Codename (on an open board any words; none to read only): ")
      return try session(folder, line)
    }
    guard case .line(let line)? = lines.next(), line.contains(where: { !$0.isWhitespace }) else {
      throw Complaint(
        .badData, "standard input holds no codename on its first line.",
        next: "Put the codename there, alone.")
    }
    return try session(folder, line)
  }

  /// The folder of the board that was named, or of the usual one, found sound.
  static func folder(_ path: String?) throws(Complaint) -> BoardFolder {
    do {
      return try BoardFolder.open(path ?? BoardPath.usual)
    } catch {
      throw Complaint(error)
    }
  }

  /// Opens a board with a codename as it was typed, if one was.
  private func session(_ folder: BoardFolder, _ line: String?) throws(Complaint) -> Session {
    let codename = try line.map { line throws(Complaint) in
      try CodenameSource.codename(line, isSealed: folder.hasMembers)
    }
    do {
      let session = try Session(folder, codename: codename, world: .ofThisHost)
      _ = session.publishDue()
      for outcome in session.completeSuspensions() {
        Output.note("lookout: \(outcome.sentence)")
      }
      session.renewPulse()
      return session
    } catch {
      throw Complaint(error)
    }
  }
}
