// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes

extension Output {
  /// Writes the ids that a new thread or post got.
  ///
  /// A post that moderators read first is on the board under none of them: what sent it has an id.
  static func printIDs(of events: [Event], asJSON isJSON: Bool) {
    if let sent = events.last, sent.isSubmission {
      return printItem(of: events, as: "held", asJSON: isJSON)
    }
    guard let event = events.last, let thread = event.thread else { return }
    guard isJSON else {
      print("\(thread.reference) \(event.id)")
      return
    }
    var json = JSONWriter()
    json.beginObject()
    json.key("thread")
    json.value(thread.description)
    json.key("message")
    json.value(event.id.description)
    json.endObject()
    print(json)
  }

  /// Writes the id of something that was sent to the moderators.
  ///
  /// - Parameters:
  ///   - events: what happened.
  ///   - name: what it is called in JSON.
  ///   - isJSON: whether that is wanted.
  static func printItem(
    of events: [Event], as name: StaticString = "item", asJSON isJSON: Bool
  ) {
    guard let sent = events.last else { return }
    guard isJSON else {
      print(sent.id.description)
      return
    }
    var json = JSONWriter()
    json.beginObject()
    json.key(name)
    json.value(sent.id.description)
    json.endObject()
    print(json)
  }
}
