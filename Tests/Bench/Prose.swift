// SPDX-License-Identifier: Apache-2.0

import Board

/// What people write on a generated board: sentences of common words, about as long as real posts.
enum Prose {
  /// Words that are on every board, and none that begins with `absentWord`.
  static let commonWord = "corridor"
  static let absentWord = "zzyzx"

  static var vocabulary: Vocabulary { ShippedWords.vocabulary }

  private static let words = """
    a after again alone always and asked at away back before but café called car corridor could \
    day desk did door down dinner during each early evening every everyone except felt few floor \
    follow for friend from gave go got had hand have her home hour if in intern into it job keep \
    knew know late later laugh left lift long meet meeting message more morning naïve never new \
    next night no nobody not of office often on once one only open or other our out over own \
    people phone question quiet reception room said same saw say second she shut side sit some \
    someone stand stay still stood talk tell than that the their them then there they this told \
    took two until up very wait walk want was we week went were what when where who with work
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  /// Some sentences.
  static func text(using random: inout Numbers) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let count = Int.random(in: 5...16, using: &random)
      let sentence = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
      let text = sentence.joined(separator: " ")
      return text.prefix(1).uppercased() + text.dropFirst() + "."
    }.joined(separator: " ")
  }

  /// What is for one evening ends before the posts of a generated board do.
  private static let whens = When.allCases.filter { $0 != .coming }

  /// A warning, an advice or a question.
  static func opening(using random: inout Numbers) -> Opening {
    let occasion = vocabulary.occasions.randomElement(using: &random)?.code
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return Opening(kind: .advice, occasion: occasion)
    case 1, 2: return Opening(kind: .question, occasion: occasion)
    default:
      let conducts = Conduct.allCases.filter { $0 != .mayBeACrime }
      return Opening(
        kind: .warning,
        conduct: conducts.randomElement(using: &random),
        basis: Basis.allCases.randomElement(using: &random),
        occasion: occasion,
        when: Prose.whens.randomElement(using: &random),
        advice: vocabulary.advice.shuffled(using: &random).prefix(2).map(\.code)
      )
    }
  }
}
