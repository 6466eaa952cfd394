// SPDX-License-Identifier: Apache-2.0

internal import Bytes
package import Storage

extension MixingRule {
  /// Records with the given texts that continue `tip`; an empty text is a line without a body.
  package func records(_ texts: [String], after tip: Tip) -> [Record] {
    var (number, previous) = (tip.number, tip.chain)
    return texts.map { text in
      number += 1
      let head = Array("{\"text\":\"\(text)\",\"n\":[\(number),true,null]}".utf8)
      let body = text.isEmpty ? Record.noBody : Array("{\"r\":\"\(text)\"}".utf8)
      let record = Record(
        number: number,
        epoch: 7,
        previous: previous,
        head: head,
        bodyHash: text.isEmpty ? .zero : bodyHash(body[...]),
        body: body
      )
      previous = next(
        number: number,
        epoch: 7,
        previous: record.previous,
        head: head[...],
        bodyHash: record.bodyHash
      )
      return record
    }
  }
}
