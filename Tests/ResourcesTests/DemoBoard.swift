// SPDX-License-Identifier: Apache-2.0

/// The seed script of the demo board, as its tests read it.
struct DemoBoard: Decodable {
  struct Person: Decodable {
    let id: String
    let name: String
    let house: String
    let seat: String?
    let party: String
  }

  struct Thread: Decodable {
    let kind: String
    let by: Int
    let day: Int
    let conduct: String?
    let basis: String?
    let occasion: String?
    let when: String?
    let subject: String?
    let advice: [String]?
    let body: String?
    let then: [Act]?
  }

  struct Act: Decodable {
    let act: String
    let by: Int?
    let day: Int
    let basis: String?
    let body: String?
  }

  let name: String
  let roster: [Person]
  let threads: [Thread]
}
