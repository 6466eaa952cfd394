// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: [
    ("Write to p.finn@parliament.uk today", "Write to [email] today"),
    ("Write to O'Malley.mp+x@sub.example.co.uk.", "Write to [email]."),
    ("<ada@example.org>", "<[email]>"),
    ("p finn at parliament dot uk", "p [email]"),
    ("ring 07700 900123 / x4801 now", "ring [number] / [number] now"),
    ("ring +44 (0)20 7946 0018", "ring [number]"),
    ("ring 0044 1632 960123", "ring [number]"),
    ("ring (01632) 960 123", "ring [number]"),
    ("ring 01632-960-123.", "ring [number]."),
    ("ring 020 7946\n0018 tonight", "ring [number] tonight"),
    ("ring 020 7219 4801 ext 22", "ring [number] ext 22"),
    ("ring 020 7219 4801 ext. 4822", "ring [number]"),
    ("ring +1 202 555 0143", "ring [number]"),
    ("on x4801.", "on [number]."),
    ("near SW1A 2TT now", "near [postcode] now"),
    ("near sw1a2tt now", "near [postcode] now"),
    ("it says QQ 12 34 56 A here", "it says [number] here"),
    ("it says QQ123456A here", "it says [number] here"),
    ("it says qq-12-34-56-a here", "it says [number] here"),
    ("see https://example.org/a?b=c#d.", "see [link]."),
    ("see www.example.org, or not", "see [link], or not"),
    ("see example.co.uk/list)", "see [link])"),
    ("ask @paper_plover about it", "ask [handle] about it"),
    ("ask @ paper_plover about it", "ask [handle] about it"),
    ("at 14 Acacia Avenue, Leeds LS1 4AB.", "at [address]."),
    ("at Flat 2, 14a Queen's Road, Much Hadham, SG10 6AA", "at [address]"),
    ("at The Old Vicarage, Church Lane, Ambridge BS1 4AA", "at [address]"),
    ("14 Acacia Avenue\nLeeds\nLS1 4AB", "[address]"),
    ("in Room W1 today", "in [room] today"),
    ("the 6th Floor, Norman Shaw North", "the [room]"),
    ("Room D in 1 Parliament Street is his", "[room] is his"),
    ("my pass number 123456 is lost", "my pass number [pass] is lost"),
  ])
  func isMasked(text: String, masked: String) throws {
    #expect(try Data.plain().report(on: text).text == masked)
  }

  @Test(arguments: [
    "ring 0808 168 9281 or text 18001 0808 168 9281", "ring 08 08 16 89 111, any hour",
    "write to support@ICGShelpline.org.uk", "the Lords, SW1A 0PW", "HC 579 and section 172(3)",
    "it was £1,250,000 in 2024-25", "about 10,000 people", "clause 12(4)(b)", "the 1998 act",
    "version 3.10.2", "116 123 never closes", "dial 999 or 101", "0.1234567890 of it",
    "a 3-2 win", "the A40 and the M25", "£01632 960123", "rows A1 to B12", "5 people at 4 tables",
    "@ home at the moment", "see you @ the bar", "room for 4 people", "room 4 people share",
  ])
  func isLeftAlone(text: String) throws {
    let report = try Data.plain().report(on: text)
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.text == text)
  }
}
