// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Bytes

/// How a command that was called with `--json` tells why it stopped.
enum ErrorForm {
  /// Does a command's work; where it stops for a reason that has a code and JSON is wanted, says so
  /// as one document on standard error, beside the usual exit code.
  static func telling(asJSON isJSON: Bool, _ work: () throws(Complaint) -> Void) throws {
    do {
      try work()
    } catch {
      guard isJSON, let reason = error.reason else { throw error }
      var json = JSONWriter()
      json.beginObject()
      json.key("error")
      json.value("refused")
      json.key("reason")
      json.value(reason)
      json.key("fact")
      json.value(error.fact)
      json.key("next")
      json.value(error.next ?? "")
      json.endObject()
      Output.note(json)
      throw ExitCode(error.code.rawValue)
    }
  }
}
