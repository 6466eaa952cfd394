// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// Why a command stops: the fact, the cause and the next step, and the documented exit code.
struct Complaint: Error, Equatable {
  /// The exit codes that commands promise, after `sysexits.h`.
  enum Code: Int32, CaseIterable {
    /// The call's words are off.
    case usage = 64
    /// What was given is not what it should be.
    case badData = 65
    /// There is no such board or thread.
    case notFound = 66
    /// Another process is in the way.
    case busy = 69
    /// Something could not be made.
    case cannotCreate = 73
    /// Reading or writing failed.
    case inputOutput = 74
    /// It may not be done.
    case refused = 77
  }

  let code: Code
  /// What is so, in one sentence or several lines.
  let fact: String
  /// What to do about it.
  let next: String?
  /// What a program tells it by, such as `private-life`; nil where the exit code says all.
  let reason: String?

  init(_ code: Code, _ fact: String, next: String? = nil, reason: String? = nil) {
    self.code = code
    self.fact = fact
    self.next = next
    self.reason = reason
  }

  /// Both as one text, for a screen.
  var sentence: String {
    [fact, next].compactMap(\.self).joined(separator: " ")
  }
}
