// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Testing

@Suite struct CalendarTests {
  @Test(arguments: [
    ("on Thursday 12th, it went", "this month, it went"),
    ("on Thursday\n12th it went", "this month it went"),
    ("on 12 March we", "in March we"),
    ("on the 12th of March 2026 we", "in March 2026 we"),
    ("on the 12th we", "this month we"),
    ("since 12 March we", "since March we"),
    ("March 12th, 2026 was", "March 2026 was"),
    ("it was 12/03/2026 then", "it was March 2026 then"),
    ("it was 2026-03-12 then", "it was March 2026 then"),
    ("on 12/03 we", "in March we"),
    ("from 12 to 14 March we", "from March we"),
    ("at 9.30pm she", "in the evening she"),
    ("the 21:40 train", "the evening train"),
    ("by 9 am we", "by the morning we"),
    ("at half past nine we", "at some point we"),
    ("at nine o'clock we", "at some point we"),
    ("around 2140 hrs we", "in the evening we"),
    ("until 1:15 p.m. we", "until the afternoon we"),
  ])
  func becomesCoarse(text: String, coarse: String) throws {
    #expect(try Data.plain().report(on: text).text == coarse)
  }

  @Test(arguments: [
    "in March 2026", "on Thursday evening", "12 may follow", "the 12th person", "at 7.15% a year",
    "12 of them", "this month", "in the evening", "10 to 12 people came", "and/or 12/3",
  ])
  func staysAsItIs(text: String) throws {
    #expect(try Data.plain().report(on: text).text == text)
  }
}
