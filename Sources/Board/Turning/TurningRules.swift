// SPDX-License-Identifier: Apache-2.0

/// What is not put up as it is worded, and how that is told: the rules of `Resources/turning.json`.
///
/// One evaluator for keys, commands and scripts. It turns what is surely amiss and lets the rest be:
/// moderators read, a list of phrases does not.
package struct TurningRules: Sendable {
  /// How a reason is told.
  private struct Wording: Sendable {
    let fact: String
    let next: String
  }

  private let wordings: [TurnReason: Wording]
  private let rules: [TurningRule]
  /// What turns nothing, and is worth a moderator's look.
  private let looks: [TurningRule]
  private let words: TurningWords

  /// Rules that turn nothing.
  package static let none = TurningRules(wordings: [:], rules: [], looks: [], words: TurningWords())

  private init(
    wordings: [TurnReason: Wording], rules: [TurningRule], looks: [TurningRule],
    words: TurningWords
  ) {
    self.looks = looks
    self.wordings = wordings
    self.rules = rules
    self.words = words
  }

  /// Why a text is not put up; nil where it may be.
  ///
  /// - Parameter text: the text as it would be published, masks and tags in it.
  /// - Returns: the first reason that a rule finds.
  package func turning(of text: String) -> Turning? {
    guard !rules.isEmpty else { return nil }
    let read = TurningText(text, words)
    for rule in rules {
      if let words = rule.words(in: read) { return Turning(reason: rule.reason, words: words) }
    }
    return nil
  }

  /// What in a text is worth a moderator's look: a hint, for a person to judge.
  ///
  /// - Parameters:
  ///   - reason: what for; for `noConductStated` it is what does say that something was done.
  ///   - text: the text as it would be published.
  /// - Returns: parts of the text, each once; few.
  package func words(worthALook reason: TurnReason, in text: String) -> [String] {
    let looks = looks.filter { $0.reason == reason }
    guard !looks.isEmpty else { return [] }
    let read = TurningText(text, words)
    return Array(looks.flatMap { $0.places(in: read) }.prefix(TurningRules.mostLooks))
  }

  /// How many parts of a text are shown for one reason.
  private static let mostLooks = 4

  /// What is so, as sentences.
  package func fact(of reason: TurnReason) -> String {
    wordings[reason]?.fact ?? "Not put up: \(reason.rawValue)."
  }

  /// What to do about it, as a sentence.
  package func next(for reason: TurnReason) -> String {
    wordings[reason]?.next ?? "Word it otherwise."
  }

  /// All that is told of a turned text, its words first.
  package func sentence(for turning: Turning) -> String {
    "“\(turning.words)”: \(fact(of: turning.reason)) \(next(for: turning.reason))"
  }
}

extension TurningRules {
  /// Reads the file; the first thing that is wrong is named.
  ///
  /// - Parameter bytes: `{"reasons", "classes", "rules", "looks"}`, of which the last may be absent; every reason is told of.
  /// - Throws: what is wrong, and where.
  package init(_ bytes: [UInt8]) throws(RouteDataError) {
    let top = try DataNode(bytes)
    try top.members(["reasons", "classes", "rules", "looks"])
    var wordings: [TurnReason: Wording] = [:]
    for node in try top.member("reasons").elements() {
      try node.members(["id", "fact", "next"])
      let reason = try node.member("id").choice(TurnReason.self)
      guard wordings[reason] == nil else { throw .duplicate(at: "reasons.\(reason.rawValue)") }
      wordings[reason] = Wording(fact: try node.text("fact"), next: try node.text("next"))
    }
    for reason in TurnReason.allCases where wordings[reason] == nil {
      throw .missing(at: "reasons.\(reason.rawValue)")
    }
    var classes: [String: [String]] = [:]
    for (key, node) in try top.member("classes").pairs() { classes[key] = try node.texts() }
    var rules: [TurningRule] = []
    var words = TurningWords()
    for node in try top.member("rules").elements() {
      rules.append(try TurningRule(node, classes: classes, words: &words))
    }
    var looks: [TurningRule] = []
    for node in try top.optional("looks")?.elements() ?? [] {
      looks.append(try TurningRule(node, classes: classes, words: &words))
    }
    self.init(wordings: wordings, rules: rules, looks: looks, words: words)
  }
}
