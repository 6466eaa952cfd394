// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Text

extension PrivateState {
  /// The state as one JSON object of ASCII bytes; the same state gives the same bytes.
  package var json: [UInt8] {
    var json = JSONWriter(reserving: 4_096)
    json.beginObject()
    json.key("v")
    json.value(1)
    json.key("counter")
    json.value(counter)
    if let base = marks.base {
      json.key("base")
      json.numbers(base.number, base.day.number)
    }
    json.key("read")
    json.beginArray()
    for (thread, mark) in marks.threads.inOrder {
      json.beginArray()
      json.value(base64url: thread.value)
      json.value(mark.number)
      json.value(mark.posts)
      json.endArray()
    }
    json.endArray()
    json.key("drafts")
    json.beginArray()
    for (id, entry) in drafts.entries.inOrder {
      if let draft = entry.draft {
        json.draft(draft, revision: entry.revision)
      } else {
        json.beginObject()
        json.key("id")
        json.value(base64url: id.value)
        json.key("r")
        json.value(entry.revision)
        json.endObject()
      }
    }
    json.endArray()
    json.key("own")
    json.beginArray()
    for (thread, own) in ownThreads.inOrder {
      json.beginArray()
      json.value(base64url: thread.value)
      json.value(own.revision)
      json.value(own.isOpener ? 1 : 0)
      json.endArray()
    }
    json.endArray()
    json.key("watched")
    json.watches(watches)
    if !asides.isEmpty {
      json.key("aside")
      json.watches(asides)
    }
    if !leftItems.isEmpty {
      json.key("left")
      json.beginArray()
      for (item, watch) in leftItems.inOrder {
        json.beginArray()
        json.value(base64url: item.value)
        json.value(watch.revision)
        json.value(watch.isWatched ? 1 : 0)
        json.endArray()
      }
      json.endArray()
    }
    json.member("answered", answered)
    json.member("suspending", sentForSuspension)
    json.key("filter")
    json.filter(filter)
    json.key("one_line")
    json.numbers(isOneLine.revision, isOneLine.value ? 1 : 0)
    json.key("line_mode")
    json.numbers(prefersLineMode.revision, prefersLineMode.value ? 1 : 0)
    if review.revision > 0 {
      json.key("review")
      json.beginArray()
      json.value(review.revision)
      json.value(review.value)
      json.endArray()
    }
    if let budget {
      json.key("budget")
      json.numbers(budget.day.number, budget.rows, budget.threads)
    }
    if mailRead.value > 0 {
      json.key("mail")
      json.value(mailRead.value)
    }
    if let seen {
      json.key("seen")
      json.beginArray()
      json.value(seen.number)
      json.value(base64url: seen.chain)
      json.endArray()
    }
    if let record {
      json.key("record")
      json.beginArray()
      json.value(record.count)
      json.value(base64url: record.check)
      json.value(record.day.number)
      json.endArray()
    }
    json.key("names")
    json.beginArray()
    for (hour, looks) in names.looks.sorted(by: { $0.key < $1.key }) {
      json.beginArray()
      json.value(hour)
      for look in looks.sorted() { json.value(Int(look)) }
      json.endArray()
    }
    json.endArray()
    json.key("posts")
    json.beginArray()
    for (key, posts) in posts.posts.sorted(by: {
      ($0.key.day, $0.key.matter.rawValue) < ($1.key.day, $1.key.matter.rawValue)
    }) {
      json.beginArray()
      json.value(key.day.number)
      json.value(key.matter.rawValue)
      for post in posts.sorted() { json.value(Int(post)) }
      json.endArray()
    }
    json.endArray()
    if let since {
      json.key("since")
      json.value(since.number)
    }
    json.endObject()
    return json.bytes
  }

  /// Reads what `json` wrote, by this program or a later one: unknown keys are left out, and so is a
  /// draft of a sort that this program does not know.
  package init(json bytes: ArraySlice<UInt8>) throws(JSONSyntaxError) {
    var counter = 0
    var base: ReadMarks.Base?
    var marks: [ThreadID: ReadMark] = [:]
    var drafts: [DraftID: DraftShelf.Entry] = [:]
    var own: [ThreadID: OwnThread] = [:]
    var watches: [SubjectID: Watch] = [:]
    var asides: [SubjectID: Watch] = [:]
    var left: [EventID: Watch] = [:]
    var answered = RecentEvents()
    var sentForSuspension = RecentEvents()
    var filter = Latest(ListFilter())
    var isOneLine = Latest(false)
    var prefersLineMode = Latest(false)
    var review = Latest("")
    var budget: ReadingBudget?
    var mailRead = Place(0)
    var seen: SeenHead?
    var record: RecordMark?
    var looks: [Int: Set<UInt32>] = [:]
    var posts: [PostTally.Key: Set<UInt32>] = [:]
    var since: Day?
    var json = JSONScanner(bytes)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "counter": counter = try json.count()
      case "base":
        let numbers = try json.numbers(2)
        base = ReadMarks.Base(number: max(0, numbers[0]), day: Day(number: numbers[1]))
      case "read":
        try json.rows { json throws(JSONSyntaxError) in
          let thread = ThreadID(try json.bytes16())
          _ = try json.nextElement()
          let number = try json.count()
          _ = try json.nextElement()
          marks[thread] = ReadMark(number: number, posts: try json.count())
        }
      case "drafts":
        try json.beginArray()
        while try json.nextElement() {
          if let (id, entry) = try json.draft() { drafts[id] = entry }
        }
      case "own":
        try json.rows { json throws(JSONSyntaxError) in
          let thread = ThreadID(try json.bytes16())
          _ = try json.nextElement()
          let revision = try json.count()
          _ = try json.nextElement()
          own[thread] = OwnThread(isOpener: try json.count() > 0, revision: revision)
        }
      case "watched": watches = try json.watches()
      case "aside": asides = try json.watches()
      case "left":
        try json.rows { json throws(JSONSyntaxError) in
          let item = EventID(try json.bytes16())
          _ = try json.nextElement()
          let revision = try json.count()
          _ = try json.nextElement()
          left[item] = Watch(isWatched: try json.count() > 0, revision: revision)
        }
      case "answered": answered = try json.events()
      case "suspending": sentForSuspension = try json.events()
      case "filter": filter = try json.filter()
      case "one_line": isOneLine = try json.latestFlag()
      case "line_mode": prefersLineMode = try json.latestFlag()
      case "review":
        try json.beginArray()
        guard try json.nextElement() else { continue }
        let revision = try json.count()
        guard try json.nextElement() else { continue }
        review = Latest(Sanitiser.line(try json.string()), revision: revision)
        while try json.nextElement() { try json.skipValue() }
      case "budget":
        let numbers = try json.numbers(3)
        budget = ReadingBudget(
          day: Day(number: numbers[0]), rows: max(0, numbers[1]), threads: max(0, numbers[2]))
      case "mail": mailRead = Place(try json.unsigned())
      case "seen":
        try json.beginArray()
        guard try json.nextElement() else { continue }
        let number = try json.unsigned()
        guard try json.nextElement() else { continue }
        seen = SeenHead(number: number, chain: try json.bytes32())
        while try json.nextElement() { try json.skipValue() }
      case "record":
        try json.beginArray()
        guard try json.nextElement() else { continue }
        let count = try json.count()
        guard try json.nextElement() else { continue }
        let check = try json.bytes16()
        guard try json.nextElement() else { continue }
        record = RecordMark(count: count, check: check, day: Day(number: try json.integer()))
        while try json.nextElement() { try json.skipValue() }
      case "names":
        try json.beginArray()
        while try json.nextElement() {
          try json.beginArray()
          guard try json.nextElement() else { continue }
          let hour = try json.count()
          while try json.nextElement() {
            looks[hour, default: []].insert(UInt32(truncatingIfNeeded: try json.count()))
          }
        }
      case "posts":
        try json.beginArray()
        while try json.nextElement() {
          try json.beginArray()
          guard try json.nextElement() else { continue }
          let day = Day(number: try json.count())
          guard try json.nextElement() else { continue }
          let matter = Allowance.Matter(rawValue: try json.count())
          while try json.nextElement() {
            let post = UInt32(truncatingIfNeeded: try json.count())
            if let matter {
              posts[PostTally.Key(day: day, matter: matter), default: []].insert(post)
            }
          }
        }
      case "since": since = Day(number: try json.count())
      default: try json.skipValue()
      }
    }
    try json.end()
    self.init(
      counter: counter, marks: ReadMarks(base: base, threads: marks), drafts: DraftShelf(drafts),
      ownThreads: own, watches: watches, filter: filter, isOneLine: isOneLine,
      prefersLineMode: prefersLineMode, budget: budget, mailRead: mailRead, seen: seen,
      names: NameBudget(looks), since: since, record: record, asides: asides, leftItems: left,
      answered: answered, sentForSuspension: sentForSuspension, posts: PostTally(posts),
      review: review)
  }
}

extension Dictionary where Key: CustomStringConvertible {
  /// The entries by their keys' text, which is made once for each.
  fileprivate var inOrder: [Element] {
    map { (name: $0.key.description, entry: $0) }.sorted { $0.name < $1.name }.map(\.entry)
  }
}

extension JSONWriter {
  /// Writes a draft as an object.
  mutating func draft(_ draft: KeptDraft, revision: Int) {
    beginObject()
    key("id")
    value(base64url: draft.id.value)
    key("r")
    value(revision)
    key("day")
    value(draft.day.number)
    key("open")
    value(draft.isOpen)
    switch draft.purpose {
    case .new(let opening, let isAboutNobody):
      key("kind")
      value(opening.kind.rawValue)
      member("conduct", opening.conduct?.rawValue)
      member("basis", opening.basis?.rawValue)
      member("occasion", opening.occasion)
      member("when", opening.when?.rawValue)
      if let upcoming = opening.upcoming {
        key("upcoming")
        value(base64url: upcoming.value)
      }
      member("subject", opening.subject?.value)
      key("nobody")
      value(isAboutNobody)
      key("advice")
      beginArray()
      for code in opening.advice { value(code) }
      endArray()
    case .reply(let thread, let target):
      key("reply")
      value(base64url: thread.value)
      if let target {
        key("to")
        value(base64url: target.value)
      }
    case .amend(let thread, let target):
      key("amend")
      value(base64url: thread.value)
      key("to")
      value(base64url: target.value)
    case .note:
      key("note")
      value(true)
    }
    if let held = draft.held {
      key("held")
      beginArray()
      value(base64url: held.submission.value)
      value(base64url: held.thread.value)
      endArray()
    }
    if let after = draft.after {
      key("after")
      value(base64url: after.value)
    }
    key("text")
    value(draft.text)
    endObject()
  }

  fileprivate mutating func watches(_ watches: [SubjectID: Watch]) {
    beginArray()
    for (subject, watch) in watches.sorted(by: { $0.key.value < $1.key.value }) {
      beginArray()
      value(subject.value)
      value(watch.revision)
      value(watch.isWatched ? 1 : 0)
      endArray()
    }
    endArray()
  }

  /// Writes events with their revisions, where there are any.
  fileprivate mutating func member(_ name: StaticString, _ events: RecentEvents) {
    guard !events.revisions.isEmpty else { return }
    key(name)
    beginArray()
    for (event, revision) in events.revisions.inOrder {
      beginArray()
      value(base64url: event.value)
      value(revision)
      endArray()
    }
    endArray()
  }

  fileprivate mutating func filter(_ filter: Latest<ListFilter>) {
    beginObject()
    key("r")
    value(filter.revision)
    member("kind", filter.value.kind?.rawValue)
    member("conduct", filter.value.conduct?.rawValue)
    member("occasion", filter.value.occasion)
    member("basis", filter.value.basis?.rawValue)
    member("when", filter.value.when?.rawValue)
    member("subject", filter.value.subject?.value)
    key("unread")
    value(filter.value.isUnreadOnly)
    key("watched")
    value(filter.value.isWatchedOnly)
    member("order", filter.value.order == .newest ? nil : filter.value.order.rawValue)
    endObject()
  }

  fileprivate mutating func numbers(_ numbers: Int...) {
    beginArray()
    for number in numbers { value(number) }
    endArray()
  }

  private mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }
}

extension JSONScanner {
  fileprivate mutating func watches() throws(JSONSyntaxError) -> [SubjectID: Watch] {
    var watches: [SubjectID: Watch] = [:]
    try rows { json throws(JSONSyntaxError) in
      let subject = SubjectID(Sanitiser.line(try json.string()))
      _ = try json.nextElement()
      let revision = try json.count()
      _ = try json.nextElement()
      watches[subject] = Watch(isWatched: try json.count() > 0, revision: revision)
    }
    return watches
  }

  fileprivate mutating func events() throws(JSONSyntaxError) -> RecentEvents {
    var revisions: [EventID: Int] = [:]
    try rows { json throws(JSONSyntaxError) in
      let event = EventID(try json.bytes16())
      _ = try json.nextElement()
      revisions[event] = try json.count()
    }
    return RecentEvents(revisions)
  }

  /// A draft or the sign of a dropped one; nil for one of a sort that is not known.
  fileprivate mutating func draft() throws(JSONSyntaxError) -> (DraftID, DraftShelf.Entry)? {
    var id: DraftID?
    var revision = 0
    var (day, isOpen, text): (Day, Bool, String?) = (Day(number: 0), false, nil)
    var kind: ThreadKind?
    var (conduct, basis, when): (Conduct?, Basis?, When?) = (nil, nil, nil)
    var (occasion, subject, isAboutNobody): (String?, SubjectID?, Bool) = (nil, nil, false)
    var upcoming: EventID?
    var advice: [String] = []
    var isNote = false
    var held: KeptDraft.Held?
    var after: EventID?
    var (reply, amended, target): (ThreadID?, ThreadID?, EventID?) = (nil, nil, nil)
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "id": id = DraftID(try bytes16())
      case "r": revision = try count()
      case "day": day = Day(number: try integer())
      case "open": isOpen = try flag()
      case "kind": kind = ThreadKind(rawValue: try string())
      case "conduct": conduct = Conduct(rawValue: try string())
      case "basis": basis = Basis(rawValue: try string())
      case "when": when = When(rawValue: try string())
      case "occasion": occasion = Sanitiser.line(try string())
      case "upcoming": upcoming = EventID(try bytes16())
      case "subject": subject = SubjectID(Sanitiser.line(try string()))
      case "nobody": isAboutNobody = try flag()
      case "advice":
        try beginArray()
        while try nextElement() {
          let code = Sanitiser.line(try string())
          if advice.count < Limits.adviceCount { advice.append(code) }
        }
      case "reply": reply = ThreadID(try bytes16())
      case "amend": amended = ThreadID(try bytes16())
      case "note": isNote = try flag()
      case "to": target = EventID(try bytes16())
      case "held":
        try beginArray()
        guard try nextElement() else { continue }
        let submission = EventID(try bytes16())
        guard try nextElement() else { continue }
        held = KeptDraft.Held(submission: submission, thread: ThreadID(try bytes16()))
        while try nextElement() { try skipValue() }
      case "after": after = EventID(try bytes16())
      case "text": text = Sanitiser.draft(try string())
      default: try skipValue()
      }
    }
    guard let id else { return nil }
    guard let text else { return (id, DraftShelf.Entry(revision: revision, draft: nil)) }
    let purpose: KeptDraft.Purpose
    if let kind {
      let opening = Opening(
        kind: kind, conduct: conduct, basis: basis, occasion: occasion, when: when,
        upcoming: upcoming, subject: subject, advice: advice)
      purpose = .new(opening, isAboutNobody: isAboutNobody)
    } else if isNote {
      purpose = .note
    } else if let reply {
      purpose = .reply(reply, to: target)
    } else if let amended, let target {
      purpose = .amend(amended, target)
    } else {
      return nil
    }
    let draft = KeptDraft(
      id: id, purpose: purpose, text: text, day: day, isOpen: isOpen, held: held, after: after)
    return (id, DraftShelf.Entry(revision: revision, draft: draft))
  }

  fileprivate mutating func filter() throws(JSONSyntaxError) -> Latest<ListFilter> {
    var filter = ListFilter()
    var revision = 0
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "r": revision = try count()
      case "kind": filter.kind = ThreadKind(rawValue: try string())
      case "conduct": filter.conduct = Conduct(rawValue: try string())
      case "occasion": filter.occasion = Sanitiser.line(try string())
      case "basis": filter.basis = Basis(rawValue: try string())
      case "when": filter.when = When(rawValue: try string())
      case "subject": filter.subject = SubjectID(Sanitiser.line(try string()))
      case "unread": filter.isUnreadOnly = try flag()
      case "watched": filter.isWatchedOnly = try flag()
      case "order": filter.order = ListOrder(rawValue: try string()) ?? .newest
      default: try skipValue()
      }
    }
    return Latest(filter, revision: revision)
  }

  fileprivate mutating func latestFlag() throws(JSONSyntaxError) -> Latest<Bool> {
    let numbers = try numbers(2)
    return Latest(numbers[1] > 0, revision: min(max(0, numbers[0]), Self.largestCount))
  }

  /// Exactly so many whole numbers of an array; zeros for those that are missing.
  fileprivate mutating func numbers(_ count: Int) throws(JSONSyntaxError) -> [Int] {
    var numbers: [Int] = []
    try beginArray()
    while try nextElement() { numbers.append(try integer()) }
    return Array((numbers + Array(repeating: 0, count: count)).prefix(count))
  }

  /// Reads an array of arrays; `read` takes the elements of one, the first of which is next.
  fileprivate mutating func rows(
    _ read: (inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try beginArray()
    while try nextElement() {
      try beginArray()
      guard try nextElement() else { continue }
      try read(&self)
      while try nextElement() { try skipValue() }
    }
  }

  /// A number from zero up, of which none is so large that counting on from it would overflow.
  fileprivate mutating func count() throws(JSONSyntaxError) -> Int {
    min(max(0, try integer()), Self.largestCount)
  }

  private static var largestCount: Int { 1 << 53 }
}
