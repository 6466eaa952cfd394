// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The JSON form of a statement. The octets are kept as read, since the signature is over them.
extension Statement {
  /// The octets to sign.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("id")
    json.value(base64url: event.id.value)
    json.key("kind")
    json.value(event.act.kind)
    if let thread = event.act.thread {
      json.key("thread")
      json.value(base64url: thread.value)
    }
    json.key("day")
    json.value(event.day.number)
    json.key("tag")
    json.value(base64url: event.author.value)
    json.key("seen")
    json.beginArray()
    json.value(seen.number)
    json.value(base64url: seen.chain)
    json.endArray()
    event.act.writeFields(to: &json)
    if let bodyHash {
      json.key("bh")
      json.value(base64url: bodyHash)
    }
    if let keyHash {
      json.key("kmh")
      json.value(base64url: keyHash)
    }
    json.endObject()
    return json.bytes
  }

  /// Reads a statement, and nothing but one.
  ///
  /// A kind or value that this program does not know makes the act `unreadable`; a missing or
  /// misshapen member of the frame around it is an error.
  package init(octets: ArraySlice<UInt8>) throws(StatementError) {
    var json = JSONScanner(octets)
    try self.init(&json)
    do { try json.end() } catch { throw .syntax(error) }
  }

  /// Reads the statement that comes next in a document.
  package init(_ json: inout JSONScanner) throws(StatementError) {
    let fields = try Statement.fields(&json)
    guard let id = fields.id, let kind = fields.kind, let day = fields.day, let tag = fields.tag,
      let seen = fields.seen
    else { throw .incomplete }
    event = Event(
      id: EventID(id),
      day: Day(number: day),
      author: AuthorKey(tag),
      act: Act(kind, fields) ?? .unreadable(fields.thread.map(ThreadID.init))
    )
    self.seen = seen
    bodyHash = fields.bodyHash
    keyHash = fields.keyHash
  }

  private static func fields(
    _ json: inout JSONScanner
  ) throws(StatementError) -> StatementFields {
    do {
      return try StatementFields(&json)
    } catch {
      throw .syntax(error)
    }
  }
}

extension Act {
  /// The word in the files.
  var kind: String {
    switch self {
    case .named: "board"
    case .proposedModerators: "moderators"
    case .confirmedModerators: "confirm"
    case .policy: "policy"
    case .submitted: "submit"
    case .tookBack: "take-back"
    case .decided: "decide"
    case .asked: "ask"
    case .moderated: "moderate"
    case .keptOriginal: "keep"
    case .suspended: "suspend"
    case .enrolled: "subject"
    case .rotated: "rotate"
    case .invited: "invite"
    case .announced: "announce"
    case .cancelled: "cancel"
    case .correctedRoute: "correct-route"
    case .opened(let opening): opening.kind.rawValue
    case .replied: "reply"
    case .amended: "amend"
    case .withdrawn: "withdraw"
    case .allClear: "all-clear"
    case .expired: "expire"
    case .saidSameHere: "same-here"
    case .disputed: "dispute"
    case .mailed: "mail"
    case .noted: "note"
    case .erasedNote: "erase-note"
    case .unreadable: "unreadable"
    }
  }

  fileprivate func writeFields(to json: inout JSONWriter) {
    switch self {
    case .named, .allClear, .expired, .disputed, .mailed, .asked, .noted, .unreadable:
      break
    case .policy(let policy):
      policy.writeFields(to: &json)
    case .submitted(let key):
      json.key("common")
      json.value(base64url: key)
    case .decided(let items, let verdict, let line):
      json.key("items")
      json.beginArray()
      for item in items { json.value(base64url: item.value) }
      json.endArray()
      verdict.writeFields(to: &json)
      if let line {
        json.key("into")
        json.value(base64url: line.thread.value)
        json.key("to")
        json.value(base64url: line.event.value)
      }
    case .proposedModerators(let change):
      change.writeFields(to: &json)
    case .confirmedModerators(let proposal):
      json.key("to")
      json.value(base64url: proposal.value)
    case .moderated(let act):
      act.writeFields(to: &json)
    case .suspended(let suspension):
      suspension.writeFields(to: &json)
    case .keptOriginal(_, let post, let key):
      json.key("to")
      json.value(base64url: post.value)
      json.key("common")
      json.value(base64url: key.common)
      json.key("box")
      json.value(base64url: key.box)
    case .enrolled(let subject, let tag, let words):
      json.key("subject")
      json.value(subject.value)
      json.key("stone")
      json.value(tag.stone)
      json.key("number")
      json.value(tag.number)
      if !words.isEmpty {
        json.key("avoid")
        json.beginArray()
        for word in words { json.value(word) }
        json.endArray()
      }
    case .rotated(let epoch, let check):
      json.key("epoch")
      json.value(epoch)
      json.key("kc")
      json.value(base64url: check)
    case .invited(let count, let offers):
      json.key("number")
      json.value(count)
      if !offers.isEmpty {
        json.key("offers")
        json.beginArray()
        for offer in offers { json.value(base64url: offer.value) }
        json.endArray()
      }
    case .announced(let occasion, let weeks):
      json.key("occasion")
      json.value(occasion)
      json.key("week")
      json.value(weeks.lowerBound.number)
      json.key("until")
      json.value(weeks.upperBound.number)
    case .correctedRoute(let route):
      json.key("route")
      json.value(route.text)
    case .opened(let opening):
      opening.writeFields(to: &json)
    case .replied(_, let target):
      if let target {
        json.key("to")
        json.value(base64url: target.value)
      }
    case .amended(_, let target), .withdrawn(_, let target), .erasedNote(let target),
      .cancelled(let target), .tookBack(let target):
      json.key("to")
      json.value(base64url: target.value)
    case .saidSameHere(_, let basis):
      json.key("basis")
      json.value(basis.rawValue)
    }
  }

  fileprivate init?(_ kind: String, _ fields: borrowing StatementFields) {
    let thread = fields.thread.map(ThreadID.init)
    let target = fields.target.map(EventID.init)
    switch kind {
    case "board":
      self = .named
    case "moderators":
      guard let change = ModeratorChange(fields) else { return nil }
      self = .proposedModerators(change)
    case "confirm":
      guard let target else { return nil }
      self = .confirmedModerators(target)
    case "policy":
      guard let policy = Policy(fields) else { return nil }
      self = .policy(policy)
    case "submit":
      guard let key = fields.common else { return nil }
      self = .submitted(to: key)
    case "take-back":
      guard let target else { return nil }
      self = .tookBack(target)
    case "decide":
      guard let verdict = Verdict(fields), !fields.items.isEmpty else { return nil }
      var line: PostLine?
      if let thread = fields.other, let target {
        line = PostLine(thread: ThreadID(thread), event: target)
      }
      self = .decided(fields.items.map(EventID.init), verdict, up: line)
    case "ask":
      guard let thread else { return nil }
      self = .asked(thread)
    case "moderate":
      guard let thread, let act = Moderation(thread, target, fields) else { return nil }
      self = .moderated(act)
    case "suspend":
      guard let suspension = Suspension(target, fields) else { return nil }
      self = .suspended(suspension)
    case "keep":
      guard let thread, let target, let common = fields.common, let box = fields.box else {
        return nil
      }
      self = .keptOriginal(thread, target, KeptOriginalKey(common: common, box: box))
    case "subject":
      guard let subject = fields.subject, let stone = fields.stone, let number = fields.number
      else { return nil }
      let tag = SubjectTag(stone: stone, number: number)
      self = .enrolled(SubjectID(subject), tag, avoiding: fields.avoided)
    case "rotate":
      guard let epoch = fields.epoch, let check = fields.keyCheck else { return nil }
      self = .rotated(epoch: epoch, check: check)
    case "invite":
      guard let count = fields.number else { return nil }
      self = .invited(count: count, offers: fields.offers.map(AuthorKey.init))
    case "announce":
      guard let occasion = fields.occasion, let first = fields.week, let last = fields.until,
        let weeks = Week.span(first, last)
      else { return nil }
      self = .announced(occasion: occasion, weeks)
    case "cancel":
      guard let target else { return nil }
      self = .cancelled(target)
    case "correct-route":
      guard let route = fields.route else { return nil }
      self = .correctedRoute(RouteID(route))
    case "reply":
      guard let thread else { return nil }
      self = .replied(thread, to: target)
    case "amend":
      guard let thread, let target else { return nil }
      self = .amended(thread, target)
    case "withdraw":
      guard let thread, let target else { return nil }
      self = .withdrawn(thread, target)
    case "all-clear":
      guard let thread else { return nil }
      self = .allClear(thread)
    case "expire":
      guard let thread else { return nil }
      self = .expired(thread)
    case "same-here":
      guard let thread, let basis = fields.basis.flatMap(Basis.init) else { return nil }
      self = .saidSameHere(thread, basis)
    case "dispute":
      guard let thread else { return nil }
      self = .disputed(thread)
    case "mail":
      guard let thread else { return nil }
      self = .mailed(thread)
    case "note":
      self = .noted
    case "erase-note":
      guard let target else { return nil }
      self = .erasedNote(target)
    default:
      guard let kind = ThreadKind(rawValue: kind), let opening = Opening(kind: kind, fields)
      else { return nil }
      self = .opened(opening)
    }
  }
}

extension Opening {
  fileprivate func writeFields(to json: inout JSONWriter) {
    if let conduct {
      json.key("conduct")
      json.value(conduct.rawValue)
    }
    if let basis {
      json.key("basis")
      json.value(basis.rawValue)
    }
    if let occasion {
      json.key("occasion")
      json.value(occasion)
    }
    if let when {
      json.key("when")
      json.value(when.rawValue)
    }
    if let upcoming {
      json.key("upcoming")
      json.value(base64url: upcoming.value)
    }
    if let subject {
      json.key("subject")
      json.value(subject.value)
    }
    if !advice.isEmpty {
      json.key("advice")
      json.beginArray()
      for code in advice { json.value(code) }
      json.endArray()
    }
  }

  /// Nil where a word is not one this program knows.
  fileprivate init?(kind: ThreadKind, _ fields: borrowing StatementFields) {
    let conduct = fields.conduct.flatMap(Conduct.init)
    let basis = fields.basis.flatMap(Basis.init)
    let when = fields.when.flatMap(When.init)
    guard (conduct == nil) == (fields.conduct == nil), (basis == nil) == (fields.basis == nil),
      (when == nil) == (fields.when == nil)
    else { return nil }
    self.init(
      kind: kind,
      conduct: conduct,
      basis: basis,
      occasion: fields.occasion,
      when: when,
      upcoming: fields.upcoming.map(EventID.init),
      subject: fields.subject.map(SubjectID.init),
      advice: fields.advice
    )
  }
}
