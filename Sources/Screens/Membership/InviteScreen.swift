// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// Making invitations: for whom, how many, and a moment's wait.
struct InviteScreen: Screen {
  private enum Stage: Hashable {
    case whom
    case count(isModerator: Bool)
    case making(Ticket, count: Int, isModerator: Bool)
  }

  private var stage = Stage.whom
  private var sheet = Sheet()
  private var bodyRows = 1

  let page = Page.invite

  private var isMaking: Bool { if case .making = stage { true } else { false } }

  func head(_ scene: Scene) -> [Line] {
    [Line(" Invitations", right: scene.isNarrow ? "" : "for moderators to make", style: .strong)]
  }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    isMaking && (request == .choose || request == .back) ? "A moment: they are being made." : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .back:
      guard case .count = stage else { return [.back] }
      stage = .whom
    case .choose:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return [] }
      return choose(number, &scene)
    default: sheet.perform(request, rows: bodyRows)
    }
    return []
  }

  private mutating func choose(_ number: Int, _ scene: inout Scene) -> [Step] {
    switch stage {
    case .whom:
      guard 1...2 ~= number else { return [] }
      stage = .count(isModerator: number == 2)
      sheet = Sheet()
    case .count(let isModerator):
      guard 1...most(isModerator: isModerator, scene) ~= number else { return [] }
      let ticket = scene.ticket()
      stage = .making(ticket, count: number, isModerator: isModerator)
      return [.ask(.invite(count: number, isModerator: isModerator, ticket))]
    case .making: break
    }
    return []
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard case .making(ticket, _, let isModerator) = stage else { return nil }
    switch answer {
    case .invited(let codes, let lastDay):
      return [.replace(CodesCard(codes, isModerator: isModerator, lastDay: lastDay))]
    case .failed(let sentence):
      stage = .count(isModerator: isModerator)
      scene.notice = Notice(sentence, isAlarm: true)
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

  /// How many are made at once: what one card shows, and a set of moderators holds.
  private func most(isModerator: Bool, _ scene: Scene) -> Int {
    min(CodesCard.most(scene), isModerator ? Moderator.numbers.count : .max)
  }

  private func lines(_ scene: Scene) -> [Line] {
    let gap = scene.isLow ? [] : [Line.blank]
    func text(_ words: String, style: Style = .plain) -> [Line] {
      Line.wrap(words, columns: scene.columns, style: style)
    }
    switch stage {
    case .whom:
      return gap + text("For whom?", style: .strong) + gap
        + [
          Line("   1  members").pressing(.character("1")),
          Line("   2  moderators: they offer themselves, two of you take them in").pressing(
            .character("2")),
        ] + gap
        + text(
          """
          Each lets one person in, once, within 14 days. That so many were made is in the record; \
          to whom they went is written nowhere.
          """)
    case .count(let isModerator):
      let most = most(isModerator: isModerator, scene)
      let asked = "How many for \(isModerator ? "moderators" : "members")?"
      let range = most == 1 ? "1" : "1 to \(most)"
      return gap + text("\(asked) \(range), with one key.", style: .strong)
        + gap
        + text(
          """
          They are shown once, alone on the screen, and are gone with the next key: have cards and \
          a pen. Nobody should be behind you.
          """)
        + gap
        + text("Hand them over on paper or by word of mouth, never by e-mail or in a chat.")
    case .making(_, let count, _):
      return gap
        + text(count == 1 ? "A moment: it is being made…" : "A moment: \(count) are being made…")
    }
  }
}
