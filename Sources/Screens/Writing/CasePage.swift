// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What is told to a writer who has reported it formally: a case asks for silence, and what she can do
/// instead of posting.
struct CasePage: WritingPage {
  private var sheet = Sheet()
  private var bodyRows = 1

  let purpose = Purpose.new
  let page = Page.formalCase

  func refusal(of request: Request, _ scene: Scene) -> String? {
    request == .writeNote ? scene.whyNoNotes : nil
  }

  func doorFacts(_ scene: Scene) -> DoorFacts? {
    scene.drafts.composition.map(scene.doorFacts)
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .writeNote:
      return scene.beginNote(with: scene.drafts.composition.map { scene.plainWords(of: $0) } ?? "")
    case .takeDown:
      let steps = leave(&scene)
      scene.notice = Notice("Open the post, then d takes it back.")
      return steps + [.open(MineScreen(scene))]
    case .placeAdvice: return scene.beginPlaceAdvice()
    case .facts: return [.replace(FactsForm(.warning, at: .reported, scene))]
    case .throwAway:
      throwAway(&scene)
      scene.notice = Notice("Thrown away.")
      return [.back]
    case .back: return leave(&scene)
    default: sheet.perform(request, rows: bodyRows)
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func head(_ scene: Scene) -> [Line] {
    [Line(" Reported", right: scene.isNarrow ? "not sent" : "nothing is sent", style: .strong)]
  }

  private func lines(_ scene: Scene) -> [Line] {
    let columns = scene.columns
    func choice(_ key: Character, _ words: String) -> [Line] {
      Line.wrap(words, columns: columns, indent: 6, head: "   \(key)")
        .map { $0.pressing(.character(key)) }
    }
    let told = scene.routes.caseSentences.flatMap { Line.wrap($0, columns: columns) }
    let note = scene.whyNoNotes == nil ? choice("n", "keep what you wrote as a private note") : []
    return (scene.isLow ? [] : [.blank]) + told + [.blank] + note
      + choice("r", "take down an earlier post")
      + choice("a", "advice about the place, no person")
      + [.blank]
      + Line.wrap("That you pressed “yes” is not stored.", columns: columns, style: .dim)
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let lines = lines(scene)
    return lines.indices.contains(row) && lines.count <= rows ? lines[row].key(at: column) : nil
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }
}
