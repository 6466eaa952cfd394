// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
internal import Sealing
internal import Session
internal import Storage
internal import Terminal

/// Turns errors into sentences: the one place where that happens.
extension Complaint {
  /// Does a session's work, its errors worded.
  static func wording<Value>(
    _ work: () throws(SessionError) -> Value
  ) throws(Complaint) -> Value {
    do {
      return try work()
    } catch {
      throw Complaint(error)
    }
  }

  /// What a session's error tells a person.
  init(_ error: SessionError) {
    switch error {
    case .storage(let error): self.init(error)
    case .ledger(let error): self.init(error)
    case .refused(let refusal): self.init(refusal)
    case .noMasking:
      self.init(
        .inputOutput, "Words cannot be checked for what gives somebody away; nothing was posted.",
        next: "This is a fault of lookout: please report it.")
    case .wrongCodename:
      self.init(
        .refused,
        "That codename opens nothing here. The board stores nothing about this try.",
        next:
          "Look for two words swapped, or one mistaken for another. Lost it? Nobody can look it "
          + "up: ask for a new invitation.")
    case .suspended(let notice): self.init(notice)
    case .isInvitation:
      self.init(
        .refused, "That is an invitation, not a codename; it is still good.",
        next: "lookout join makes a codename of it.")
    case .wrongInvitation:
      self.init(
        .refused, "That is no invitation to this board, or it was used already.",
        next: "Look for two words swapped; if none are, ask for another. Nothing was changed.")
    case .endedInvitation:
      self.init(
        .refused,
        "That invitation has ended before anybody used it: the moderators gave the board another key, "
          + "and every invitation that was open ended with it. It is not about you.",
        next: "Ask whoever gave it to you for another. Nothing was changed.")
    case .isCodename:
      self.init(
        .refused, "That is somebody's codename, not an invitation.",
        next: "Whoever has it is in already: lookout open. Nothing was changed.")
    case .lateInvitation:
      self.init(
        .refused, "That invitation has run out: they are good for \(Session.invitationDays) days.",
        next: "Ask whoever gave it to you for another.")
    case .olderCopy(let file):
      self.init(
        .badData,
        "\(file == .journal ? "The journal" : "members.json") is an older copy than this codename "
          + "has seen; nothing was changed.",
        next:
          "Tell whoever runs the board: a backup was put back. Nothing may be written until the "
          + "newer files are found.")
    case .membersDamaged:
      self.init(
        .badData, "members.json is not as it was written; nothing was changed.",
        next: "Tell whoever runs the board; lookout doctor says more.")
    case .openBoard:
      self.init(
        .refused, "This board is open: whoever can reach its files is in, under any codename.",
        next: "lookout init makes a sealed one.")
    case .moderatorsOnly:
      self.init(
        .refused, "Only moderators invite.", next: "Ask whoever invited you.")
    case .noTag:
      self.init(
        .refused, "You have not written in this thread, so there is no tag of yours to prove.")
    case .enoughShown(.rows(let call, let day)):
      self.init(
        .refused,
        "A sealed board lists \(call) threads a call and \(day) a day, so that no loop "
          + "copies it out.",
        next: "lookout open and lookout read have no such limit.")
    case .enoughShown(.threads(let day)):
      self.init(
        .refused,
        "A sealed board shows \(day) threads a day by command, so that no loop copies it "
          + "out.",
        next: "lookout open and lookout read have no such limit.")
    case .enoughNames(let left):
      let most =
        left.period == .hour
        ? "\(NameBudget.mostOfHour) names an hour"
        : "\(NameBudget.mostOfEarlyDay) names a day, in the first fortnight,"
      let next =
        left.period == .hour
        ? "The next full hour shows more." : "Tomorrow shows more."
      self.init(
        .refused,
        "\(most) are shown or checked, so that nobody can list who is warned about.",
        next: "\(next) Everything can be read by tag all the same.")
    case .otherIdentifiers(let ids):
      let shown = ids.prefix(5).map(\.value).joined(separator: ", ")
      self.init(
        .badData,
        "\(ids.count == 1 ? "Somebody" : "\(ids.count) people") of this file (\(shown)"
          + "\(ids.count > 5 ? ", …" : "")) sit on the roster under another identifier: two tags for "
          + "one person would hide warnings. Nothing was written.",
        next: "Import from the source that the roster came from.")
    case .noCodename:
      self.init(
        .usage, "Writing needs a codename, and none was given.",
        next: "Give one with --codename-file FILE (- is the first line of standard input), or set "
          + "LOOKOUT_CODENAME_FILE.")
    }
  }

  init(_ error: LedgerError) {
    switch error {
    case .storage(let error): self.init(error)
    case .refused(let refusal, _): self.init(refusal)
    case .damaged(let damage): self.init(damage)
    case .badManifest:
      self.init(
        .badData, "board.json is not what this program writes.",
        next: "Was another directory meant? If not, take board.json from a backup.")
    case .otherFormat(let found, let known):
      self.init(
        .badData, "The board has format \(found); this program reads format \(known).",
        next: found > known ? "Use a newer lookout." : "Use the lookout that made the board.")
    case .sealed:
      self.init(
        .usage, "The board is sealed: it opens with a codename alone, and none was given.",
        next: "No terminal to hide one on? Use ssh -t HOST read, or --codename-file - (the first "
          + "line of standard input).")
    case .lockedOut: self.init(SessionError.wrongCodename)
    case .olderJournal: self.init(SessionError.olderCopy(.journal))
    case .olderMembers: self.init(SessionError.olderCopy(.members))
    case .otherKey: self.init(SessionError.membersDamaged)
    case .sealing(.emptyCodename):
      self.init(
        .badData, "The codename is empty.", next: "Put at least one word on the file's first line.")
    case .sealing:
      self.init(
        .inputOutput, "Something could not be signed or sealed; nothing was written.",
        next: "Try again; if it stays, run lookout doctor.")
    }
  }

  init(_ damage: Damage) {
    self.init(
      .badData,
      "The board can be read but not written: segment \(damage.segment), line \(damage.line) "
        + "\(damage.cause.words).",
      next: "Tell whoever runs the board; lookout doctor says more.")
  }

  init(_ error: StorageError) {
    switch error {
    case .missing(let path):
      self.init(
        .notFound, "There is no board at \(path).",
        next: "Name one with --board DIR, or make one with lookout init.")
    case .notABoard(let path):
      self.init(
        .notFound, "\(path) is not a board: it lacks board.json or a journal.",
        next: "Name another directory with --board DIR.")
    case .notPlain(let path):
      self.init(
        .badData, "\(path) is neither a file nor a directory, and nothing else belongs there.",
        next: "Find out who put it there before you remove it.")
    case .exposed(let path, let mode):
      self.init(
        .badData, "Others can reach \(path) (mode \(String(mode & 0o7777, radix: 8))).",
        next: "Look who has read it, then: chmod go= '\(path)'")
    case .foreignOwner(let path, let user):
      self.init(
        .badData, "\(path) belongs to user \(user), not to you.",
        next: "Run lookout as the account that owns the board.")
    case .unreadable(let path, let errno):
      self.init(
        .inputOutput, "\(path) cannot be read: \(errno.words).",
        next: "Run lookout as the account that owns the board.")
    case .alreadyExists(let path):
      self.init(
        .cannotCreate, "\(path) exists already; nothing was changed.",
        next: "Choose another directory.")
    case .cannotCreate(let path, let errno):
      self.init(
        .cannotCreate, "\(path) cannot be made: \(errno.words). Nothing of it is left.",
        next: "The directory around it must exist and be yours to write.")
    case .busy(let holder):
      self.init(
        .busy,
        "Another process\(holder.map { " (\($0))" } ?? "") has held the board for too long; "
          + "nothing was written.",
        next: holder.map {
          "Try again in a moment. If it stays so, whoever runs the board may end that process: "
            + "kill \($0)"
        } ?? "Try again in a moment.")
    case .noSpace:
      self.init(
        .inputOutput, "The disk is full; nothing was written, and the board is whole.",
        next: "Free some space, then try again.")
    case .beyondRepair(let reason):
      self.init(
        .badData, "The journal cannot be mended, and was left as it is: \(reason.words).",
        next: "Put the journal's files back from a backup.")
    case .damagedFile(let path):
      self.init(
        .badData,
        "\(path) is missing or damaged, and so is its twin if it has one; nothing was "
          + "changed.",
        next: "Tell whoever runs the board: put the file back from a backup.")
    case .readOnly:
      self.init(
        .inputOutput, "The board's disk cannot be written; nothing was.",
        next: "It can still be read. Tell whoever runs the board.")
    case .damaged(let damage):
      self.init(damage)
    case .unknownTip:
      self.init(
        .badData, "The board's files are older than what was read a moment ago.",
        next: "Tell whoever runs the board: an old copy may have been put back.")
    case .noRecord:
      self.init(
        .badData, "The record leads to a line that is not there.",
        next: "Tell whoever runs the board; lookout doctor says more.")
    case .failed(_, let path, let errno):
      self.init(
        .inputOutput, "\(path): \(errno.words). Nothing was written.",
        next: "Tell whoever runs the board.")
    case .misuse:
      self.init(
        .inputOutput, "Lookout would have written something that does not fit; it was not written.",
        next: "This is a fault of lookout: please report it.")
    }
  }

  /// Why a line has no words.
  init(_ fault: QuotedWords.Fault) {
    switch fault {
    case .unclosed(let mark):
      self.init(
        .usage, "A quotation mark is not closed: \(mark)",
        next: "Your own shell takes one pair of marks away: ssh HOST search \"'late rank'\".")
    case .trailingBackslash:
      self.init(.usage, "The call ends with a backslash.")
    case .control:
      self.init(.usage, "The call holds a line feed or another control character.")
    }
  }

  /// Why a proof of notes is not taken.
  init(_ fault: NoteProofFault) {
    let compare = "Compare it with the file that lookout note export wrote, byte for byte."
    switch fault {
    case .malformed:
      self.init(.badData, "That is no proof of notes, or it was changed.", next: compare)
    case .otherVersion(let found):
      self.init(
        .badData,
        "The proof has format \(found); this program reads format \(NoteProof.version).",
        next: "Use a newer lookout.")
    case .otherBoard:
      self.init(
        .refused, "The proof does not hold: it is of another board.",
        next: "The statement names the board's id.")
    case .noLine(let line):
      self.init(
        .refused, "The proof does not hold: line \(line) is not among its lines.", next: compare)
    case .brokenChain(let line):
      self.init(
        .refused,
        "The proof does not hold: its line \(line) does not follow from the line before it.",
        next: compare)
    case .otherText(let line):
      self.init(
        .refused,
        "The proof does not hold: line \(line) was made with other words or another time.",
        next: compare)
    case .unopened(let line):
      self.init(
        .refused, "The proof does not hold: its key does not open the note of line \(line).",
        next: compare)
    case .otherLine(let line):
      self.init(
        .refused, "The proof does not hold: the board has another line \(line).",
        next: "Is this the board, and was nothing in its files changed? lookout doctor says more.")
    case .shortRecord(let lines):
      self.init(
        .refused,
        "The proof does not hold: the board's record ends at line \(lines), before the proof does.",
        next: "Was an older copy put back? A newer one may hold it.")
    case .damagedRecord(let line):
      self.init(
        .refused, "The proof does not hold: line \(line) of the board is not as it was written.",
        next: "lookout doctor says more; another copy of the board may be whole.")
    case .notSigned(let line):
      self.init(
        .refused, "The proof does not hold: line \(line) of the board is not that note, signed.",
        next: compare)
    }
  }

  init(_ error: TerminalError) {
    let elsewhere = "lookout list and lookout show need no terminal."
    switch error {
    case .notATerminal:
      self.init(.usage, "The board opens on a terminal, and this is none.", next: elsewhere)
    case .unknownTerminal(let name):
      self.init(
        .usage, "This machine does not know the terminal \"\(name)\".",
        next: "Try TERM=xterm-256color or TERM=vt100; \(elsewhere)")
    case .tooPlain(let name):
      self.init(
        .usage, "The terminal \"\(name)\" cannot place its cursor.",
        next: "Try TERM=vt100 if it can after all; \(elsewhere)")
    case .alreadyOpen:
      self.init(.usage, "This process shows a screen already.")
    case .system(let number):
      self.init(
        .inputOutput, "The terminal cannot be used: \(Errno(number).words).", next: elsewhere)
    }
  }

  init(_ refusal: Refusal) {
    switch refusal {
    case .emptyText:
      self.init(.badData, "There is no text.", next: "Write something, or leave it.")
    case .longText(let characters, let limit):
      self.init(
        .badData, "The text has \(characters) characters; \(limit) is the most.",
        next: "Shorten it by \(characters - limit).")
    case .noSuchThread:
      self.init(
        .notFound, "There is no such thread.", next: "lookout list shows those that stand.")
    case .noSuchMessage:
      self.init(
        .notFound, "There is no such message.",
        next: "lookout show THREAD --json gives the messages' ids.")
    case .notYours:
      self.init(
        .refused, "That was written under another codename; only its author can change it.",
        next: "Reply instead.")
    case .threadWithdrawn:
      self.init(.refused, "Its author has taken the thread back.", next: "Begin another.")
    case .threadEnded:
      self.init(.refused, "The thread's time has run out.", next: "If it is so again, say it anew.")
    case .alreadyUp:
      self.init(
        .refused, "It has gone up already.", next: "It can be taken back: lookout withdraw.")
    case .longToWait(let characters):
      self.init(
        .refused, "Words of \(characters) characters, most of them symbols, are too long to wait.",
        next: "Make them shorter.")
    case .alreadyClear:
      self.init(.refused, "You have said already that it has stopped.")
    case .messageWithdrawn:
      self.init(.refused, "It has been taken back already.")
    case .missing(let field):
      self.init(
        .badData, "\"\(field.rawValue)\" is missing, and this kind of thread needs it.",
        next: field == .advice ? "Say what to do: that helps more than what happened." : nil)
    case .unwanted(let field, let kind):
      self.init(
        .badData, "\"\(kind.rawValue)\" takes no \"\(field.rawValue)\".", next: "Leave it out.")
    case .unknownOccasion(let code):
      self.init(.badData, "\"\(code)\" is no occasion.", next: "lookout warn --help lists them.")
    case .unknownAdvice(let code):
      self.init(.badData, "\"\(code)\" is no advice.", next: "lookout warn --help lists it.")
    case .repeatedAdvice(let code):
      self.init(.badData, "\"\(code)\" stands twice in the advice.", next: "Once is enough.")
    case .muchAdvice(let limit):
      self.init(.badData, "More than \(limit) pieces of advice.", next: "Keep what matters most.")
    case .unknownSubject(let id):
      self.init(
        .badData, "\"\(id.value)\" is not on this board's roster.",
        next: "Leave \"subject\" out: a place and what to do there is a warning too.")
    case .crimeTakesNoText:
      self.init(
        .refused,
        "\"may-be-a-crime\" takes no \"body\": what is told here can be used in court against the "
          + "person it happened to. Nothing was posted, nothing kept.",
        next: "Without \"body\" it can be posted. To keep the text: lookout note add.",
        reason: Conduct.mayBeACrime.rawValue)
    case .ownWarning:
      self.init(.refused, "It is your own: the writer's voice is counted already.")
    case .alreadyCounted:
      self.init(.refused, "You have said so already; it is counted once.")
    case .hearsay:
      self.init(.refused, "\"I have heard it said\" is not counted. Thank you all the same.")
    case .notAWarning:
      self.init(.refused, "Only a warning takes that.", next: "Reply instead.")
    case .noNotesOnOpenBoard:
      self.init(
        .refused,
        "This board is open and keeps no secret: a note would be there for whoever reads its files. "
          + "Nothing was kept.",
        next: "Notes need a sealed board; lookout init makes one.")
    case .noSuchNote:
      self.init(
        .notFound, "You have no such note.", next: "lookout note list shows yours.")
    case .turned(let turning):
      let rules = Lists.turning
      self.init(
        .refused, "“\(turning.words)”: \(rules.fact(of: turning.reason))",
        next: rules.next(for: turning.reason), reason: turning.reason.rawValue)
    case .duplicate(let thread):
      let rules = Lists.turning
      self.init(
        .refused, "\(thread.reference): \(rules.fact(of: .duplicate))",
        next: rules.next(for: .duplicate),
        reason: TurnReason.duplicate.rawValue)
    case .noteErased:
      self.init(.refused, "That note has been erased already.")
    case .noSuchUpcoming:
      self.init(
        .notFound, "There is no such occasion to come: it was taken off, or is over.",
        next: "lookout upcoming lists them.")
    case .pastOccasion:
      self.init(.badData, "Those weeks are over.", next: "Give a day in a week to come.")
    case .namesSomebody:
      self.init(
        .refused,
        "That names somebody on the roster, and everybody would read it beside warnings. Nothing "
          + "was changed.",
        next: "Say it without the name.")
    case .notCorrected:
      self.init(.refused, "Nobody has corrected that route here.")
    case .ownMessage:
      self.init(.refused, "That is your own message.")
    case .alreadyThanked:
      self.init(.refused, "Your thanks are there already; once is enough.")
    case .noMailKey:
      self.init(
        .refused,
        "Thanks cannot reach whoever wrote this: it was written before there were any, by a "
          + "moderator, or its first words are gone.",
        next: "A reply says it to everyone: “Thank you, this helped.”")
    case .noMailOnOpenBoard:
      self.init(
        .refused,
        "This board is open and keeps no secret: nothing can be sent to one author alone. Nothing "
          + "was sent.",
        next: "A reply says it to everyone.")
    case .moderatorsOnly: self.init(.refused, "Only moderators may do that.")
    case .setChanged:
      self.init(
        .refused, "The set of moderators has changed meanwhile; nothing was done.",
        next: "lookout moderate moderators shows it as it is now.")
    case .badSet:
      self.init(
        .refused,
        "That makes no set: it has one to \(Moderator.numbers.count) moderators, and two at least "
          + "once it has had two.",
        next: "lookout moderate moderators shows who is in it.")
    case .noSuchProposal:
      self.init(
        .notFound, "There is no such proposal, or the set has changed since.",
        next: "lookout moderate moderators lists those that wait.")
    case .keyNotShared:
      self.init(
        .refused,
        "The proposal does not bring each of its moderators the key that they read the queue with; "
          + "nothing was confirmed.",
        next: "Ask whoever made it to propose the same again.")
    case .proposalHolds:
      self.init(.refused, "Another has confirmed it already: the set is as proposed.")
    case .ownProposal:
      self.init(.refused, "You want it already; another moderator has to confirm it.")
    case .noReason(let deed):
      self.init(
        .usage, "\"\(deed.rawValue)\" needs a reason.",
        next: "--reason takes one of: \(deed.reasonWords).")
    case .noReasonTaken(let deed):
      self.init(
        .usage,
        "\"\(deed.rawValue)\" takes no reason: none is given and none is kept, so that nothing can "
          + "be read into it.")
    case .otherReason(let reason, let deed):
      self.init(
        .usage, "\"\(reason.rawValue)\" is no reason for \"\(deed.rawValue)\".",
        next: "--reason takes one of: \(deed.reasonWords).")
    case .alreadyDone(let deed):
      self.init(.refused, "Another moderator was first: it is \(deed.label) already.")
    case .notDone(let deed):
      self.init(
        .refused, "It is not \(deed.label), or no longer: another moderator may have been first.")
    case .wholeThreads(let deed):
      self.init(
        .refused, "Only a whole thread is \(deed.label), not one post of it.",
        next: "Give the thread's reference.")
    case .notAMembersPost:
      self.init(.refused, "That was written for the board, by a moderator.")
    case .changedMeanwhile:
      self.init(
        .refused, "Its words are others by now; nothing was cut.",
        next: "lookout show has them as they are.")
    case .threadSetAside, .messageSetAside:
      self.init(.refused, BodyReading.setAsideLine)
    case .threadLocked:
      self.init(.refused, "No replies here for now.", next: "\"Same here\" still counts.")
    case .threadMerged:
      self.init(
        .refused, "It was merged into another thread about the same.",
        next: "lookout show says into which; say it there.")
    case .cannotMerge:
      self.init(
        .refused,
        "Two threads are merged that stand, are of one kind and about the same person; these are not."
      )
    case .otherSuspensionReason(let reason):
      self.init(
        .usage, "\"\(reason.rawValue)\" is no reason to end somebody's access.",
        next: "--reason takes one of: \(Suspension.reasonWords).")
    case .suspension(let fault): self.init(fault)
    case .dailyLimit(let matter, let most, let day):
      let noun = matter == .warnings ? "warnings" : "replies, questions and pieces of advice"
      self.init(
        .refused,
        "\(most) \(noun) a day are the most that one member puts up here, so that nobody drowns out "
          + "the others. Nothing was posted; nobody can see whose limit it is.",
        next: "It works again from \(day).", reason: "daily-limit")
    case .muted:
      self.init(
        .refused, "A moderator has asked this tag to say no more in this thread.",
        next: "What it said stands; lookout withdraw takes it back.")
    case .noHoldingOnOpenBoard:
      self.init(
        .refused,
        "This board is open and keeps no secret: nothing can be held for moderators alone.",
        next: "lookout init makes a sealed one.")
    case .noReportsOnOpenBoard:
      self.init(
        .refused,
        "This board is open and keeps no secret: a report would be there for whoever reads its "
          + "files. Nothing was sent.",
        next: "Reports need a sealed board; lookout init makes one.")
    case .noModeratorsYet:
      self.init(
        .refused, "This board has no moderators yet, so there is nobody to read it first.",
        next: "lookout moderate propose --myself takes the founder in; lookout invite --moderator "
          + "brings others.")
    case .policyHolds:
      self.init(.refused, "The moderators work so already.")
    case .noSuchItem:
      self.init(
        .notFound, "Nothing of that name waits in the queue.",
        next: "lookout moderate queue lists it.")
    case .alreadyDecided(let verdict):
      self.init(
        .refused, "Another moderator was first: \(verdict.sentence) Nothing was changed.",
        reason: "already-decided")
    case .changeWaits:
      self.init(
        .refused, "A change of that post waits for the moderators already; nothing was sent.",
        next: "lookout mail lists it; taken back, it gives way to another.")
    case .heldBack(let obstacle): self.init(.refused, obstacle.fact, next: obstacle.wayOfHeld)
    case .answerBlocked(let obstacle):
      self.init(.refused, obstacle.fact, next: obstacle.wayOfAnswer)
    case .answerWaits:
      self.init(
        .refused,
        "An answer of the person named stands there that no moderator has seen to yet; nothing was "
          + "added.",
        next: "The queue has it: once it is seen to, another can follow.")
    case .noDraftRoom:
      self.init(
        .refused,
        "Moderators would read this first, and there is no room to keep it for you as a draft until "
          + "then. Nothing was sent.",
        next: "Finish a draft, or throw one away.")
    case .takenBack:
      self.init(
        .refused, "Whoever sent it has taken it back meanwhile. Nothing was changed.",
        reason: "taken-back")
    case .notForThis(let verdict):
      self.init(
        .refused,
        verdict == .resolved
          ? "A held post is put up or turned down." : "Only a held post is put up or turned down.",
        next: verdict == .resolved
          ? "lookout moderate approve, or reject --reason R." : "lookout moderate resolve.")
    case .unlistedReason(let reason, let allowed):
      self.init(
        .badData, "\(reason.rawValue) is no reason for that.",
        next: "One of: \(allowed.map(\.rawValue).joined(separator: " ")).")
    case .sealedBefore:
      self.init(
        .refused, "It was sealed before you were a moderator, and others open it.",
        reason: "sealed-before")
    case .notAsSigned:
      self.init(
        .badData, "It is not as its author signed it, and cannot go up.",
        next: "Turn it down, and tell whoever runs the board: lookout doctor.")
    case .readFirst:
      self.init(.refused, "A moderator reads it first, so it cannot go up by itself.")
    case .ownPostReported:
      self.init(
        .refused, "It is your own.",
        next: "lookout amend changes it, lookout withdraw takes it back.")
    case .alreadyReported:
      self.init(.refused, "You have reported it already; it is counted once.")
    case .noSuchQuestion:
      self.init(.notFound, "Nobody asked you that.", next: "lookout mail lists what was asked.")
    case .founderOnly:
      self.init(.refused, "Only whoever founded the board may do that.")
    case .emptyName:
      self.init(.badData, "A person on the roster needs an id and a name.")
    case .noTagsLeft:
      self.init(.refused, "Every subject tag is in use.")
    }
  }
}

extension Verdict {
  /// What was decided, as a sentence.
  fileprivate var sentence: String {
    switch self {
    case .putUp: "it was put up."
    case .turnedDown(let reason): "it was turned down (\(reason.label))."
    case .resolved: "it was seen to."
    }
  }
}

extension BeyondRepair {
  /// The rest of a sentence.
  fileprivate var words: String {
    switch self {
    case .otherBoard: "its lines are not this board's, or board.json is another's"
    case .lostKey:
      "the damage hides the line that tells of a new key, and without it no later line can be read"
    case .tooLarge(let segment): "segment \(segment) is larger than any that lookout writes"
    }
  }
}

extension Damage.Cause {
  /// The rest of a sentence that begins with where it is.
  fileprivate var words: String {
    switch self {
    case .malformed: "is not a line of a journal"
    case .outOfSequence: "is out of its turn"
    case .brokenChain: "does not follow from the line before it"
    case .tooLong: "is longer than any line may be"
    case .unterminated: "is cut off"
    case .missingSegment: "is missing with its whole segment"
    }
  }
}

extension ModerationDeed {
  /// The reasons that it takes, for a sentence.
  var reasonWords: String { reasons.map(\.rawValue).joined(separator: ", ") }
}
