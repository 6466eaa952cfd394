// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What an author answers to moderators who asked her something: under her tag, for them alone.
package struct AuthorAnswer: Hashable, Sendable {
  package let thread: ThreadID
  /// The event that asked.
  package let question: EventID
  /// What it asked, as she read it: it is sealed to her, so that other moderators know it from her.
  package let asked: PostText?
  /// Her tag in the thread, which signs it.
  package let author: AuthorKey
  package let text: PostText

  init(
    thread: ThreadID, question: EventID, asked: PostText?, author: AuthorKey, text: PostText
  ) {
    self.thread = thread
    self.question = question
    self.asked = asked
    self.author = author
    self.text = text
  }

  /// What she signs: no event's statement, so that it can pass for none.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("answer")
    json.value(base64url: question.value)
    json.key("thread")
    json.value(base64url: thread.value)
    json.key("tag")
    json.value(base64url: author.value)
    if let asked {
      json.key("asked")
      json.value(asked.value)
    }
    json.key("text")
    json.value(text.value)
    json.endObject()
    return json.bytes
  }

  /// Reads what `octets` gives; nil for anything else.
  package init?(octets: ArraySlice<UInt8>) {
    guard let answer = try? AuthorAnswer.scan(octets) else { return nil }
    self = answer
  }

  private static func scan(_ octets: ArraySlice<UInt8>) throws(JSONSyntaxError) -> AuthorAnswer? {
    var (question, thread, author): (EventID?, ThreadID?, AuthorKey?) = (nil, nil, nil)
    var (asked, text): (PostText?, PostText?) = (nil, nil)
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "answer": question = EventID(try json.bytes16())
      case "thread": thread = ThreadID(try json.bytes16())
      case "tag": author = AuthorKey(try json.bytes32())
      case "asked": asked = PostText(stored: try json.string())
      case "text": text = PostText(stored: try json.string())
      default: try json.skipValue()
      }
    }
    try json.end()
    guard let question, let thread, let author, let text else { return nil }
    return AuthorAnswer(
      thread: thread, question: question, asked: asked, author: author, text: text)
  }
}
