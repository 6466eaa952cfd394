// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Session

/// What a search found, as text and as JSON.
///
/// The JSON's names are a promise.
struct SearchReport {
  private let threads: ThreadReport
  private let board: BoardState
  private let today: Day

  /// Reports on a session's board as it stands.
  init(_ session: Session) {
    threads = ThreadReport(session)
    board = session.board
    today = session.today
  }

  /// A hit in two lines: where, and the words around it.
  func text(_ hit: SearchHit) -> String {
    let title = board.row(hit.thread).map { threads.title(of: $0) } ?? ""
    return """
      \(hit.thread.reference)  \(title) · \(hit.day.label(on: today))
            \(hit.excerpt)
      """
  }

  /// An array of hits.
  func json(_ hits: [SearchHit]) -> JSONWriter {
    var json = JSONWriter(reserving: hits.count * 256)
    json.beginArray()
    for hit in hits {
      json.beginObject()
      json.key("thread")
      json.value(hit.thread.description)
      json.key("ref")
      json.value(hit.thread.reference.description)
      json.key("message")
      json.value(hit.message.description)
      json.key("day")
      json.value(hit.day.description)
      json.key("excerpt")
      json.value(hit.excerpt)
      json.endObject()
    }
    json.endArray()
    return json
  }
}
