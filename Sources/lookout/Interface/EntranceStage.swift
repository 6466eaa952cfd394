// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Ledger
internal import Sealing
internal import Screens
internal import Session
internal import Storage
internal import Terminal
internal import Text

/// A sealed board before it is unlocked.
struct EntranceStage {
  let folder: BoardFolder
  var entrance: Entrance
  /// What is to be done once the screen says that it is being done.
  var work: Work?
  /// An invitation that was found good.
  var joining: Joining?
  /// The board, once it is open and until it is shown.
  var session: Session?

  /// Something that takes its time.
  enum Work {
    case unlock([Int], Ticket)
    case open(invitation: [Int], Ticket)
    case join([Int], Ticket)

    var ticket: Ticket {
      switch self {
      case .unlock(_, let ticket), .open(_, let ticket), .join(_, let ticket): ticket
      }
    }
  }

  /// Stands before a board; `notice` is what is to be said first, `ended` what is to be read of an access
  /// that was ended.
  init(
    _ folder: BoardFolder, size: Size, notice: String? = nil, ended: EndedAccess? = nil,
    isHidden: Bool = false
  ) {
    self.folder = folder
    entrance = Entrance(
      size: size, words: Lists.codewords, lines: Lists.emergencyLines, notice: notice, ended: ended,
      isHidden: isHidden)
  }

  /// Whether something is being done, or waits for its turn.
  var isBusy: Bool { work != nil }

  /// Does what is to be done, if it is this session's turn.
  ///
  /// - Returns: the answer; nil where there is nothing to do.
  mutating func advance() -> Entrance.Message? {
    guard let work else { return nil }
    // Only to look: whoever unlocks takes the turn itself.
    guard folder.tryUnlockTurn() != nil else { return .answer(work.ticket, .waiting) }
    self.work = nil
    do throws(SessionError) {
      return .answer(work.ticket, try perform(work))
    } catch {
      guard case .join = work, joining?.hasJoined == true else {
        return .answer(work.ticket, EntranceStage.answer(to: error))
      }
      return .answer(
        work.ticket,
        .failed("You have joined, and your codename opens the board. \(Complaint(error).sentence)"))
    }
  }

  private mutating func perform(_ work: Work) throws(SessionError) -> EntranceAnswer {
    let list = Lists.codewords
    let session: Session
    switch work {
    case .unlock(let numbers, _):
      let codename = try EntranceStage.codename(numbers.map { list[$0] })
      session = try Session(folder, codename: codename, world: .ofThisHost)
    case .open(let numbers, _):
      let code = try EntranceStage.codename(numbers.map { list[$0] })
      joining = try Joining(folder, invitation: code, world: .ofThisHost)
      return .opened(name: "")
    case .join(let numbers, _):
      guard let joining else { return .wrong(.opensNothing) }
      session = try joining.join(as: numbers.map { list[$0] })
    }
    self.session = session
    return .opened(name: try session.name())
  }

  private static func codename(_ words: [String]) throws(SessionError) -> Codename {
    do {
      return try Codename(words: words)
    } catch {
      throw .ledger(.sealing(error))
    }
  }

  private static func answer(to error: SessionError) -> EntranceAnswer {
    switch error {
    case .wrongCodename, .wrongInvitation: .wrong(.opensNothing)
    case .lateInvitation: .wrong(.expired)
    case .endedInvitation: .wrong(.ended)
    case .suspended(let notice): .suspended(notice.access)
    default: .failed(Complaint(error).sentence)
    }
  }
}

extension TerminalLoop {
  mutating func send(_ message: Entrance.Message) {
    guard case .entrance(var stage) = stage else { return }
    let effects = stage.entrance.update(message)
    self.stage = .entrance(stage)
    for effect in effects { perform(effect) }
  }

  mutating func perform(_ effect: EntranceEffect) {
    guard case .entrance(var stage) = stage else { return }
    switch effect {
    case .unlock(let words, let ticket): stage.work = .unlock(words, ticket)
    case .openInvitation(let words, let ticket): stage.work = .open(invitation: words, ticket)
    case .join(let words, let ticket): stage.work = .join(words, ticket)
    case .drawCodename(let ticket):
      let words = Lists.codewords.drawn(Codename.wordCount)
      return send(Entrance.Message.answer(ticket, .drawn(words)))
    case .forget:
      stage.work = nil
      stage.joining = nil
      stage.session = nil
    case .enter:
      return enter(stage)
    case .lineMode:
      ending = (.lineMode(nil), false)
    case .suspend:
      terminal.stop()
    case .redraw:
      terminal.repaint()
    case .after(let duration, let tick):
      deadlines[tick] = .now + duration
    case .leave(let wiping):
      ending = (.left, wiping)
    }
    self.stage = .entrance(stage)
  }

  /// Shows the board that was opened.
  private mutating func enter(_ entrance: EntranceStage) {
    guard let session = entrance.session else { return }
    guard !session.privateState.prefersLineMode.value else {
      ending = (.lineMode(session), false)
      return
    }
    deadlines = [:]
    do {
      stage = .board(try BoardStage(session, in: entrance.folder, size: terminal.size))
    } catch {
      stage = .entrance(
        EntranceStage(
          entrance.folder, size: terminal.size, notice: Complaint(error).sentence))
    }
    perform(start())
  }
}
