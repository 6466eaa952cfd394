// SPDX-License-Identifier: Apache-2.0

/// A paper that whoever answers for a board has written before the first warning stands on it.
///
/// Which ones: United Kingdom law on data protection, defamation notices and online safety. A reminder,
/// no legal advice.
struct OperatorPaper: Equatable {
  /// The file's name, without an ending.
  let name: String
  /// What is in it.
  let content: String
  /// What goes wrong without it.
  let consequence: String

  /// The endings under which it is looked for.
  static let endings = ["", ".md", ".txt", ".pdf", ".odt", ".docx"]

  /// After so many days a paper is to be read again.
  static let freshDays = 366

  static let all = [
    OperatorPaper(
      name: "operator", content: "who runs the board and answers for it, with an address",
      consequence: "Without an operator, whoever runs the machine answers alone."),
    OperatorPaper(
      name: "notice-address",
      content: "where notices about a post go, and who reads it every working day "
        + "(lookout host notice-page)",
      consequence: "A notice that nobody reads within 48 hours costs the operator its defence."),
    OperatorPaper(
      name: "dpia", content: "the data protection impact assessment",
      consequence: "Allegations are data of the strictest kind; without it processing them is "
        + "unlawful from the first one."),
    OperatorPaper(
      name: "purpose", content: "purpose, lawful basis, and the conditions for what is sensitive",
      consequence: "Whoever asks what their data is held for gets no answer."),
    OperatorPaper(
      name: "retention", content: "how long what is kept, and who may hold an item longer",
      consequence: "Deleting after a claim has come looks like destroying evidence."),
    OperatorPaper(
      name: "ico-fee", content: "the data protection fee and its date",
      consequence: "The regulator can fine an operator that has not paid."),
    OperatorPaper(
      name: "complaints", content: "how a complaint about personal data is taken and answered",
      consequence: "Every controller must have a process, and acknowledge within 30 days."),
    OperatorPaper(
      name: "risk-assessment",
      content:
        "the Online Safety Act's risk and children's access assessments, or why it is exempt",
      consequence:
        "Size exempts nobody: a service that members can meet each other's posts on is in "
        + "scope unless an exemption fits."),
    OperatorPaper(
      name: "breach", content: "who does what within 72 hours of a breach",
      consequence: "The clock runs while people look for each other's numbers."),
    OperatorPaper(
      name: "rules", content: "the members' rules: adults, staff, nothing copied out",
      consequence: "A board without rules cannot show that sharing was limited, which is its main "
        + "defence."),
  ]
}
