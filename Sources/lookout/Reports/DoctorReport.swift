// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Screens
internal import Sealing
internal import Session
internal import Storage

/// What `doctor` found, and what the board protects and what not.
struct DoctorReport {
  private let examination: Examination
  private let threadCount: Int?
  private let isSealed: Bool
  /// The day on this host; nil where no day of the record can be read.
  private let today: Day?
  private let members: MemberCount?
  private let caches: CacheHealth?
  private let shield = ProcessShield.raise()

  /// Of a board that was opened.
  init(_ examination: Examination, of session: Session, members: MemberCount?) {
    self.examination = examination
    threadCount = session.board.threads.count
    isSealed = session.isSealed
    today = session.today
    self.members = members
    caches = session.cacheHealth()
  }

  /// Of a sealed board without its keys.
  init(_ examination: Examination) {
    self.examination = examination
    threadCount = nil
    isSealed = true
    today = nil
    members = nil
    caches = nil
  }

  /// Whether the record is what was written.
  var isSound: Bool { examination.isSound }

  /// For people.
  var text: String {
    let other = examination.lost.isEmpty ? "" : "other "
    let threads = threadCount.map { "\($0) thread\($0 == 1 ? "" : "s"), " } ?? ""
    var lines = [
      "\(examination.lines) lines, \(threads)\(examination.texts) texts, "
        + "\(examination.erasedTexts) erased."
    ]
    if let members {
      lines.append("\(members.members) members, \(members.invitations) invitations.")
    }
    lines += examination.lost.map {
      $0.lowerBound == $0.upperBound
        ? "LOST  line \($0.lowerBound) of the record, as a repair has said in its place"
        : "LOST  lines \($0.lowerBound) to \($0.upperBound) of the record, as a repair has said"
    }
    if let damage = examination.damage { lines.append("DAMAGED  \(Complaint(damage).fact)") }
    lines += examination.unreadable.map { "UNREADABLE  line \($0) of the record" }
    lines += examination.earlyEndings.map(sentence)
    lines += examination.forged.map { "FORGED  \($0) is not signed by the tag it names" }
    lines += examination.damagedTexts.map { "DAMAGED  the words of \($0) are not as written" }
    lines += examination.damagedLines.map { "DAMAGED  the words in line \($0) are not as written" }
    if let stopped = examination.stopped {
      let range = "Lines \(examination.first + 1) to \(stopped)"
      lines.append(
        isSound ? "\(range) are as they were written." : "\(range) were looked at.")
      lines.append("The rest was not looked at: lookout doctor --after \(stopped) goes on there.")
    } else if isSound, examination.first > 0 {
      lines.append("The lines after \(examination.first) are as they were written.")
    } else if isSound {
      lines.append(
        threadCount == nil
          ? "Every \(other)line and text is as it was written. Signatures were not looked at: that takes a "
            + "codename."
          : "Every \(other)line, text and signature is as it was written.")
    }
    if let caches { lines += DoctorReport.complaints(about: caches) }
    lines.append("")
    lines += isSealed ? protection : DoctorReport.openBoard
    return lines.joined(separator: "\n")
  }

  /// By whose clock a thread was ended before its time, and what came of it.
  private func sentence(for ending: Examination.EarlyEnding) -> String {
    let host = today.flatMap { ending.day > $0 ? "; this host's says \($0)" : nil } ?? ""
    return "EARLY  line \(ending.line) ends \(ending.thread.reference) before its time: on "
      + "\(ending.day) by the clock of the program that wrote it\(host). "
      + (ending.isErased
        ? "The line counts for nothing, but words of the thread are erased."
        : "Nothing was lost: the line counts for nothing.")
  }

  /// What is amiss with the caches, which nobody but whoever waits for them would notice.
  private static func complaints(about caches: CacheHealth) -> [String] {
    var lines: [String] = []
    for (name, state) in [("board.bin", caches.directory), ("text.bin", caches.texts)]
    where state == .ignored {
      lines.append(
        "SLOW  snapshot/\(name) is not what was kept for this record, and is not used. The next "
          + "idle session makes it anew.")
    }
    if !caches.isWritable {
      lines.append("SLOW  The caches in snapshot/ cannot be written: see to its owner and mode.")
    } else if let behind = caches.behind, behind > DoctorReport.muchBehind {
      lines.append(
        "SLOW  The caches lack \(behind) lines. An idle session catches up; if not, see whether the "
          + "disk is full.")
    }
    return lines
  }

  /// Four times as many lines as make a session refresh the caches.
  private static let muchBehind: UInt64 = 4_096

  private static let openBoard = [
    "This is an open board: its files protect NOTHING. Whoever can read them can read every",
    "word and act in every name. Use it to try things out.",
  ]

  private var protection: [String] {
    Protection.lines + [
      "",
      shield.forbidsDumps
        ? "This machine lets no crash of lookout show its memory."
        : "WEAK  A crash of lookout may leave its memory on this machine's disk.",
      shield.locksMemory
        ? "Its memory is kept out of swap."
        : "WEAK  Its memory may reach the swap space: encrypt it, or raise the limit on locked memory.",
    ]
  }

  /// For programs.
  var json: JSONWriter {
    var json = JSONWriter()
    json.beginObject()
    json.key("sound")
    json.value(isSound)
    json.key("sealed")
    json.value(isSealed)
    json.key("lines")
    json.value(examination.lines)
    json.key("threads")
    if let threadCount { json.value(threadCount) } else { json.null() }
    json.key("members")
    if let members { json.value(members.members) } else { json.null() }
    json.key("invitations")
    if let members { json.value(members.invitations) } else { json.null() }
    json.key("texts")
    json.value(examination.texts)
    json.key("erased_texts")
    json.value(examination.erasedTexts)
    json.key("damage")
    if let damage = examination.damage {
      json.beginObject()
      json.key("segment")
      json.value(damage.segment)
      json.key("line")
      json.value(damage.line)
      json.key("cause")
      json.value(Complaint(damage).fact)
      json.endObject()
    } else {
      json.null()
    }
    json.key("lost_lines")
    json.beginArray()
    for numbers in examination.lost {
      json.beginArray()
      json.value(numbers.lowerBound)
      json.value(numbers.upperBound)
      json.endArray()
    }
    json.endArray()
    json.key("stopped_after")
    if let stopped = examination.stopped { json.value(stopped) } else { json.null() }
    json.key("caches")
    if let caches { write(caches, to: &json) } else { json.null() }
    json.key("damaged_texts")
    write(examination.damagedTexts.map(\.description), to: &json)
    json.key("forged")
    write(examination.forged.map(\.description), to: &json)
    json.key("unreadable_lines")
    json.beginArray()
    for number in examination.unreadable { json.value(number) }
    json.endArray()
    json.key("early_endings")
    json.beginArray()
    for ending in examination.earlyEndings { write(ending, to: &json) }
    json.endArray()
    json.key("damaged_lines")
    json.beginArray()
    for number in examination.damagedLines { json.value(number) }
    json.endArray()
    json.endObject()
    return json
  }

  private func write(_ ending: Examination.EarlyEnding, to json: inout JSONWriter) {
    json.beginObject()
    json.key("line")
    json.value(ending.line)
    json.key("thread")
    json.value(ending.thread.description)
    json.key("ref")
    json.value(ending.thread.reference.description)
    json.key("day")
    json.value(ending.day.description)
    json.key("erased")
    json.value(ending.isErased)
    json.endObject()
  }

  private func write(_ caches: CacheHealth, to json: inout JSONWriter) {
    json.beginObject()
    json.key("directory")
    write(caches.directory, to: &json)
    json.key("texts")
    write(caches.texts, to: &json)
    json.key("writable")
    json.value(caches.isWritable)
    json.endObject()
  }

  /// Up to which line it was kept; null where it is not there, false where it is not used.
  private func write(_ cache: CacheHealth.State, to json: inout JSONWriter) {
    switch cache {
    case .missing: json.null()
    case .ignored: json.value(false)
    case .kept(let number): json.value(number)
    }
  }

  private func write(_ texts: [String], to json: inout JSONWriter) {
    json.beginArray()
    for text in texts { json.value(text) }
    json.endArray()
  }
}
