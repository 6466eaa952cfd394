// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Testing

@Suite struct PeopleTests {
  @Test(arguments: [
    ("Ask Lucinda Roanoke in the post room.", "Ask [name] in the post room."),
    ("I spoke to Mr. Slope yesterday.", "I spoke to [name] yesterday."),
    ("the Duke and Duchess of Omnium came", "the [name] came"),
    ("Told by Lucinda, then June said so", "Told by [name], then [name] said so"),
    ("Thanks, Marie", "Thanks, [name]"),
    ("J. R. Harding and Anne-Marie O'Shea left.", "[name] and [name] left."),
    ("Adolphus van der Crosbie said no.", "[name] said no."),
    ("can someone walk home with Alaric tonight", "can someone walk home with [name] tonight"),
  ])
  func isMasked(text: String, masked: String) throws {
    #expect(try Data.plain().report(on: text).text == masked)
  }

  @Test(arguments: [
    "Hold your own drink, and leave with the first group.",
    "Christmas party season: agree a leaving time with someone.",
    "The House rises on Thursday; the Speaker has said so.",
    "Basalt 17 kept filling my glass.",
    "She came from Nigeria and now works in Scotland.",
    "Norman Shaw South is locked; Erskine May says so. Meet in the Wilson Room.",
    "Take the stairs, or get in with someone.",
    "Book your own; the late rank is fine.",
  ])
  func nothingIsMasked(text: String) throws {
    #expect(try Data.plain().report(on: text).text == text)
  }
}
