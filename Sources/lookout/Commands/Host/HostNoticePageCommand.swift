// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `lookout host notice-page`.
struct HostNoticePageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice-page",
    abstract: "Print what whoever was written about is told, for the operator's own web site.",
    discussion: """
      Somebody reads that address every working day, and answers within 48 hours. The text is no \
      legal advice; have it read by whoever advises the operator.
      """)

  @Option(help: "Where letters go.")
  var postalAddress: String?

  @Option(help: "Where e-mail goes.")
  var eMail: String?

  func validate() throws {
    guard postalAddress != nil || eMail != nil else {
      throw ValidationError("Give --postal-address ADDRESS, --e-mail ADDRESS, or both.")
    }
  }

  func run() {
    let contacts = [postalAddress, eMail].compactMap(\.self)
    Output.print(NoticePage(contacts: contacts).text)
  }
}
