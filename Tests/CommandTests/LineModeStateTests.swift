// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import lookout

@Suite("What line mode asks for")
struct LineModeStateTests {
  @Test("has one letter for each request of a place, and every name once")
  func letters() {
    for requests in [LineRequest.reading, LineRequest.ready] {
      #expect(Set(requests.map(\.letter)).count == requests.count)
      #expect(Set(requests.map(\.name)).count == requests.count)
      for request in requests {
        let isWord = request.letter == request.name
        #expect(request.letter.count == 1 || isWord, "\(request)")
        #expect(!request.help.isEmpty && !request.name.isEmpty, "\(request)")
        #expect(LineRequest(request.letter, among: requests) == request)
        #expect(LineRequest(request.name, among: requests) == request)
      }
    }
    #expect(LineRequest("L", among: LineRequest.reading) == .list)
    #expect(LineRequest("D", among: LineRequest.ready) == .throwAway)
    #expect(LineRequest("NEXT", among: LineRequest.reading) == nil)
  }
}
