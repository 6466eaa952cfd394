// SPDX-License-Identifier: Apache-2.0

/// The closed classes of words on which the rules stand.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let month = WordClass(rawValue: 1 << 0)
  static let weekday = WordClass(rawValue: 1 << 1)
  static let title = WordClass(rawValue: 1 << 2)
  static let role = WordClass(rawValue: 1 << 3)
  static let roles = WordClass(rawValue: 1 << 4)
  static let roleAdjective = WordClass(rawValue: 1 << 5)
  static let possessive = WordClass(rawValue: 1 << 6)
  static let street = WordClass(rawValue: 1 << 7)
  static let house = WordClass(rawValue: 1 << 8)
  static let flat = WordClass(rawValue: 1 << 9)
  static let timePreposition = WordClass(rawValue: 1 << 10)
  static let numberWord = WordClass(rawValue: 1 << 11)
  static let topDomain = WordClass(rawValue: 1 << 12)
  static let scheme = WordClass(rawValue: 1 << 13)
  static let particle = WordClass(rawValue: 1 << 14)
  static let speech = WordClass(rawValue: 1 << 15)
  static let room = WordClass(rawValue: 1 << 16)
  static let estateCode = WordClass(rawValue: 1 << 17)
  static let extensionWord = WordClass(rawValue: 1 << 18)
  static let event = WordClass(rawValue: 1 << 19)
  static let commonOccasion = WordClass(rawValue: 1 << 20)
  static let meridiem = WordClass(rawValue: 1 << 21)
  static let determiner = WordClass(rawValue: 1 << 22)
  static let member = WordClass(rawValue: 1 << 23)
  static let boss = WordClass(rawValue: 1 << 24)
  static let seatNoun = WordClass(rawValue: 1 << 25)
  static let placeLink = WordClass(rawValue: 1 << 26)
  static let lives = WordClass(rawValue: 1 << 27)
  static let datePreposition = WordClass(rawValue: 1 << 28)
  static let quantity = WordClass(rawValue: 1 << 29)
  static let started = WordClass(rawValue: 1 << 30)
  static let stone = WordClass(rawValue: 1 << 31)
  static let pass = WordClass(rawValue: 1 << 32)
  static let building = WordClass(rawValue: 1 << 33)
  static let strongStreet = WordClass(rawValue: 1 << 34)
  static let pronoun = WordClass(rawValue: 1 << 35)
  static let houseName = WordClass(rawValue: 1 << 36)
  static let dotWord = WordClass(rawValue: 1 << 37)
  static let clockWord = WordClass(rawValue: 1 << 38)
  static let honorific = WordClass(rawValue: 1 << 39)
  static let honour = WordClass(rawValue: 1 << 40)
  static let narrow = WordClass(rawValue: 1 << 41)
  static let mine = WordClass(rawValue: 1 << 42)
  static let hourUnit = WordClass(rawValue: 1 << 43)
  static let around = WordClass(rawValue: 1 << 44)
  static let label = WordClass(rawValue: 1 << 46)
  static let address = WordClass(rawValue: 1 << 47)
  static let noble = WordClass(rawValue: 1 << 48)
  static let estate = WordClass(rawValue: 1 << 49)
  static let numero = WordClass(rawValue: 1 << 45)

  /// Whether it shares a class with `other`.
  func intersects(_ other: WordClass) -> Bool { !isDisjoint(with: other) }

  /// Every class with its words, folded.
  static let lists: [(WordClass, String)] = [
    (
      .month,
      """
      january february march april may june july august september october november december
      jan feb mar apr jun jul aug sep sept oct nov dec
      """
    ),
    (
      .weekday,
      """
      monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur
      thurs fri sat sun
      """
    ),
    (
      .title,
      """
      mr mrs ms miss mx dr doctor sir dame lord lady baroness baron viscount viscountess earl
      countess duke duchess marquess prof professor rev reverend revd hon honourable captain
      capt colonel col major sergeant sgt constable pc judge councillor cllr master madam
      mister sheikh imam rabbi father sister brother aunt auntie uncle king queen prince
      princess president senator
      """
    ),
    (
      .honorific,
      """
      mr mrs ms miss mx dr doctor sir dame lord lady baroness baron viscount viscountess earl
      countess prof professor rev reverend revd capt captain sgt cllr
      """
    ),
    (
      .role,
      """
      researcher intern caseworker spad pps aide assistant apprentice volunteer driver agent
      secretary manager adviser advisor speechwriter organiser trainee placement staffer clerk
      chief bagman paralegal
      """
    ),
    (
      .roles,
      """
      researchers interns caseworkers spads aides assistants apprentices volunteers drivers
      agents secretaries managers advisers advisors speechwriters organisers trainees staffers
      clerks
      """
    ),
    (
      .roleAdjective,
      """
      only new newest former old ex junior senior young youngest parliamentary press diary
      office constituency campaign personal private policy special political communications
      media comms part full time female male blonde current last previous first second other
      temporary other little trusted long suffering student summer
      """
    ),
    (.possessive, "his her their my our your"),
    (.pronoun, "i he she we they you it who him me us them"),
    (
      .street,
      """
      street st road rd avenue ave lane ln drive dr close crescent cres terrace gardens gdns
      square sq court ct place pl way walk row hill grove mews parade rise view green park
      mount vale wharf quay embankment circus broadway highway boulevard blvd passage alley
      yard gate wynd brae loan villas cottages mansions buildings crossway crossroad path
      approach bypass causeway croft dale drift end fields glade glen heights meadow meadows
      orchard ridge spur track trail turnpike walks ways common drove pike plaza ridges garth
      chase copse corner coppice dell esplanade strand
      """
    ),
    (
      .strongStreet,
      """
      street road rd avenue ave lane crescent cres terrace mews drive close gardens grove
      square
      """
    ),
    (
      .houseName,
      """
      cottage house lodge farm barn villa manor hall vicarage rectory mill grange oast priory
      abbey bungalow farmhouse stables coach schoolhouse towers tower
      """
    ),
    (.flat, "flat apartment apt unit studio suite"),
    (
      .timePreposition, "at around about by until till before after since from circa to between and"
    ),
    (.datePreposition, "on since by until till before after from of to between"),
    (
      .numberWord,
      "one two three four five six seven eight nine ten eleven twelve"
    ),
    (
      .topDomain,
      """
      com org net uk co io gov edu info me tv ly ac eu fr de us biz scot wales app dev gd ie
      ca au nz london cymru xyz online site be it ch es nl in fm gl
      """
    ),
    (.scheme, "http https ftp www"),
    (
      .particle,
      "van von de der den del della di da dos du la le bin ibn ben al el ap ab ferch mac mc ter st"
    ),
    (
      .speech,
      """
      said says told asked tells asks replied shouted whispered texted rang phoned called
      emailed messaged laughed smiled grinned insisted offered kept keeps put puts touched
      grabbed followed tried tries wanted wants was is has had will would does did likes tends
      turned told invited moved sat stood walked left came went thinks thought knows made
      makes took takes got gets
      """
    ),
    (.room, "room rm office desk locker pigeonhole"),
    (.estateCode, "pch nsn nss 1ps 1dg hol hoc"),
    (.building, "norman portcullis parliament derby canon richmond millbank fielden"),
    (.extensionWord, "ext extn extension"),
    (
      .event,
      """
      reception dinner drinks conference delegation fundraiser gala lunch supper away summit awards
      """
    ),
    (
      .commonOccasion,
      """
      christmas new year summer winter spring autumn party annual labour conservative tory
      tories liberal democrat democrats green snp reform plaid national international european
      press parliamentary commons lords house general election whips last next first second
      easter friday monday tuesday wednesday thursday saturday sunday uk british english
      scottish welsh irish american world royal leaving mp mps appg cpa ipu
      """
    ),
    (.meridiem, "am pm"),
    (.determiner, "the a an this that these those some any no every each"),
    (.member, "member mp msp"),
    (.boss, "mp boss member minister whip peer"),
    (
      .seatNoun,
      "constituency constituents association surgery seat clp byelection by office mp member voters"
    ),
    (.placeLink, "upon on under le in the of by next and cum super st saint"),
    (.lives, "live lives lived living moved moving address home reside resides based staying"),
    (
      .quantity,
      """
      per percent million billion m bn km miles metres mb gb kg points people years days weeks
      months hours minutes mins seconds votes seats times pages
      """
    ),
    (.started, "started joined starts joins began left starting joining"),
    (
      .stone,
      """
      agate alabaster amber amethyst andesite basalt beryl breccia carnelian chalk chert
      citrine clay coral diamond diorite dolerite dolomite emerald felsite feldspar flint
      gabbro garnet gneiss granite gravel greenstone gypsum hornfels jade jasper jet lapis
      limestone malachite marble marl mica moonstone mudstone obsidian onyx opal pearl pebble
      peridot porphyry pumice pyrite quartz quartzite rhyolite ruby sandstone sapphire sard
      schist serpentine shale slate soapstone spinel talc topaz tourmaline travertine tuff
      turquoise zircon
      """
    ),
    (.dotWord, "dot"),
    (
      .estate,
      """
      norman shaw north south westminster hall derby gate richmond house victoria tower college green
      portcullis fielden millbank attlee suite boothroyd room thatcher grimond wilson macmillan
      churchill jubilee pugin red lion central lobby erskine may parliament street canon row palace
      yard carlton club gladstone moses robing downing gardens
      """
    ),
    (.noble, "duke duchess earl countess prince princess marquess viscount baroness"),
    (.address, "mr mrs ms miss mx dr prof cllr revd dame baroness viscount"),
    (
      .label,
      """
      mobile tel telephone phone fax cell email web twitter facebook whatsapp instagram insta
      snapchat youtube google tinder zoom teams slack signal nino hl hc edm pq hansard bill
      clause section schedule annex paragraph column act isbn issn vat paye hmrc ipsa icgs
      unite gmb acas mapsa regards cheers thanks sincerely yours wifi iphone android uber
      deliveroo tesco
      """
    ),
    (.honour, "rt right hon honourable noble learned gallant"),
    (.narrow, "only new newest youngest former last female male"),
    (.mine, "my our"),
    (.hourUnit, "hrs hours h"),
    (.around, "at around about"),
    (.numero, "number no num"),
    (.clockWord, "half quarter"),
    (.pass, "pass passcard badge"),
  ]
}
