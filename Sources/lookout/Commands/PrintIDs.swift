// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes

extension Output {
  /// Writes the ids that a new thread or post got.
  static func printIDs(of events: [Event], asJSON isJSON: Bool) {
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
}
