// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// Who runs this board, and how many are in: as much as anybody can know.
struct AboutBoardScreen: Screen {
  private let ticket: Ticket
  private var membership: Membership?
  /// Why that cannot be told; nil while it is asked, and once it is known.
  private var fault: String?
  private var isKnown = false
  private var sheet = Sheet()
  private var bodyRows = 1

  init(ticket: Ticket) { self.ticket = ticket }

  let page = Page.help

  /// What it wants to know.
  var question: Effect { .membership(ticket) }

  func head(_ scene: Scene) -> [Line] { [Line(" About this board", style: .strong)] }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    if request == .back { return [.back] }
    sheet.perform(request, rows: bodyRows)
    return []
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    isKnown = true
    switch answer {
    case .membership(let membership): self.membership = membership
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }

  private func lines(_ scene: Scene) -> [Line] {
    [.blank]
      + Protection.Section.lines(
        sections(scene), columns: scene.columns, isNarrow: scene.isNarrow)
  }

  private func sections(_ scene: Scene) -> [Protection.Section] {
    typealias Section = Protection.Section
    guard scene.standing.isSealed else {
      return [
        Section(
          heading: "OPEN",
          sentences: [
            "This board is for trying things out. Its files protect nothing, it has no members, "
              + "and anybody who reaches its files can act as anybody."
          ])
      ]
    }
    return [
      Section(
        heading: "SEALED",
        sentences: [
          "The files open with a codename alone. Whoever runs the machine holds none by that, but "
            + "could watch it live."
        ]),
      Section(heading: "MEMBERS", sentences: [count]),
      Section(
        heading: "MODERATORS",
        sentences: [
          scene.standing.isModerator ? "You are one of them: :invite makes invitations." : nil,
          "They invite, and look after the rules. What they write for the board stands under "
            + "“Moderator” and a tree. Nobody, they included, can find out which member wrote something.",
        ].compactMap(\.self)),
      Section(heading: "POSTS", sentences: scene.policySentences),
      Section(
        heading: "YOU",
        sentences: [
          ":codename gives you another codename. :leave-for-good takes you off the board."
        ]),
    ]
  }

  private var count: String {
    if let fault { return fault }
    guard let membership else { return isKnown ? "None." : "Counting…" }
    let members = membership.members == 1 ? "One: you." : "\(membership.members), you included."
    let open =
      switch membership.invitations {
      case 0: "No invitation is open."
      case 1: "One invitation is not used yet."
      case let count: "\(count) invitations are not used yet."
      }
    return "\(members) \(open) There is no list of who they are: the files know codenames' rows, "
      + "not people."
  }
}
