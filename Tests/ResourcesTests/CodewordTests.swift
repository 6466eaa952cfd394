// SPDX-License-Identifier: Apache-2.0

import Resources
import Testing
import Text

@Suite("The codewords")
struct CodewordTests {
  private let words = String(decoding: Resource.codewords.bytes, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)

  @Test("are 2,048 in order, one a line, of three to seven small letters")
  func shape() {
    #expect(words.count == 2_048)
    #expect(Resource.codewords.bytes.last == UInt8(ascii: "\n"))
    #expect(words == words.sorted())
    for word in words { #expect(word.wholeMatch(of: /[a-z]{3,7}/) != nil, "\(word)") }
  }

  @Test("are each known by four letters, and none of three begins another")
  func told() {
    #expect(repeated(words.map { $0.prefix(4) }).isEmpty)
    let short = Set(words.filter { $0.count == 3 })
    #expect(words.filter { $0.count > 3 && short.contains(String($0.prefix(3))) }.isEmpty)
    let list = CodewordList(lines: Resource.codewords.bytes)
    #expect(list.count == words.count)
    for (place, word) in words.enumerated() {
      #expect(list[place] == word)
      #expect(list.index(of: word) == place)
      #expect(list.index(of: word.prefix(4).uppercased()) == place)
    }
  }

  @Test("are no names that a person might bear, and nothing unkind")
  func harmless() throws {
    let names = PersonalNames.common.union(
      try read(DemoBoard.self, from: .demoBoard).roster.flatMap {
        ResourcesTests.words(of: $0.name)
      }
    )
    let clashes = words.filter {
      names.contains($0) || PersonalNames.unkind.contains($0) || Self.unfit.contains($0)
    }
    #expect(clashes.isEmpty)
  }

  @Test("never sound like another word that somebody might write for them")
  func heard() {
    #expect(words.filter(Self.homophones.contains).isEmpty)
  }

  /// Words that one would not want to find in a codename, as far as somebody might add them again.
  private static let unfit = Set(
    """
    abuse attack bishop bomb breast bribe bugger cancer carnal church communist corpse crime
    death devil disease doctor drug enemy erotic fascist fetish funeral god gun harass hell
    horny hospital illness kill knife labour liberal minister mosque murder naked nude party
    penis pill poison police politics pope porn prayer prison rape religion sex shoot sick slave
    slut spunk strangle suicide terror threat tory torture vagina victim violent vote war weapon
    whip wound
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )

  /// Common words that sound like others in British English.
  private static let homophones = Set(
    """
    aisle allowed altar alter aunt bail bale bare beach bean bear beech been berth birth blew
    blue board boar bored bough bow brake bread break bred buy bye caught cell cellar cent
    cereal check cheque chord coarse cord course court currant current days daze dear deer
    desert dessert die draft draught dual duel dye eight fair fare farther father fir flaw flea
    flee floor flour flower fort fought four fur gait gate great grate groan grown guessed guest
    hair hare heal hear heel here hole horse hoarse hour knight knot know law lead leak leek
    loan lone lore made maid mail main male mane mare mayor meat meet mince mints moor more
    morning mourning muscle mussel mustard night nose oar one pail pain pair pale pane pause paw
    paws peace peak pear peel peer piece pier plain plane poor pore pour practice principal
    quarts raise rain read red reed rein right road roll root route sail sale sauce saw scene
    scent sea seam see seed seem sell sent serial sew shore sight site soar son sore soul source
    sow stair stairs stake stalk stare steak steal steel stork story sun sweet tail tale tea
    team tear their there threw throne through thrown thyme tide tied tire toe tow two tyre vain
    vein waist wait warn waste watt wave way weak wear week weigh weight where which whole whine
    wine won wood worn would write yoke yolk
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
