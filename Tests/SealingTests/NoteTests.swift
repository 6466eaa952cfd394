// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

/// Bodies under a key that stands in no head.
@Suite struct NoteTests {
  @Test func theKeyIsTheKnownOne() throws {
    let sample = try Sample()
    let key = sample.member.noteKey(of: sample.thread)
    #expect(key == (try Secret(octets(Vectors.noteKey))))
    #expect(hexadecimal(SealedBody.keyHash(of: key).bytes) == Vectors.noteKeyHash)
  }

  @Test func itsOwnerAloneOpensIt() throws {
    let sample = try Sample()
    let envelope = try sample.sealed()
    let json = Array(Vectors.plainBody.utf8)
    let key = sample.member.noteKey(of: sample.thread)
    let note = try envelope.sealBody(json, of: sample.thread, under: key)
    #expect(note.key == nil)
    #expect(note.keyHash == SealedBody.keyHash(of: key))
    #expect(try envelope.openBody(note.octets[...], of: sample.thread, under: key) == json)
    // Handed over, the key opens it as that of any body does.
    let bytes = try octets(Vectors.noteKey)
    #expect(try envelope.openBody(note.octets[...], of: sample.thread, key: bytes) == json)
    #expect(throws: SealingError.keyMissing) {
      try envelope.openBody(note.octets[...], of: sample.thread, key: nil)
    }
    let event = Bytes16.zero
    let others = [
      sample.member.noteKey(of: event),
      MemberSecrets(u: .random(), years: [:], on: sample.board).noteKey(of: sample.thread),
    ]
    for other in others {
      #expect(throws: SealingError.notAuthentic) {
        try envelope.openBody(note.octets[...], of: sample.thread, under: other)
      }
    }
    #expect(throws: SealingError.notAuthentic) {
      try envelope.openBody(note.octets[...], of: event, under: key)
    }
  }

  @Test func onAnOpenBoardItStandsAsItIs() throws {
    let sample = try Sample()
    let json = Array(Vectors.plainBody.utf8)
    let envelope = OpenEnvelope()
    let note = try envelope.sealBody(json, of: sample.thread, under: .random())
    #expect(note.key == nil)
    #expect(note.keyHash == nil)
    #expect(
      try envelope.openBody(note.octets[...], of: sample.thread, under: .random()) == json
    )
  }
}
