// SPDX-License-Identifier: Apache-2.0

/// All rules, in the order in which they have their say.
struct RuleBook: Sendable {
  /// The order: what is surest first, so that the rest sees its masks.
  enum Stage: CaseIterable {
    case identifiers
    case subjects
    case phrases
    case names
  }

  /// How far the rules look in either direction, in tokens.
  static let reach = 24

  let contacts: ContactRule
  let phones: PhoneRule
  let postcodes: PostcodeRule
  let calendar = CalendarRule()
  let clock = ClockRule()
  let addresses: AddressRule
  let rooms = RoomRule()
  let subjects: SubjectIndex
  let descriptors = DescriptorRule()
  let places: PlaceRule
  let names: NameRule

  init(published: PublishedContacts, subjects: SubjectIndex, model: NameModel) {
    contacts = ContactRule(published: published)
    phones = PhoneRule(published: published)
    postcodes = PostcodeRule(published: published)
    addresses = AddressRule(postcodes: postcodes)
    self.subjects = subjects
    places = PlaceRule(seats: subjects)
    names = NameRule(model: model)
  }

  /// Whether a stage has a rule that begins at such a token: most tokens are passed over with this.
  @inline(__always)
  func mayMatch(_ stage: Stage, _ index: Int, in chain: borrowing TokenChain) -> Bool {
    let token = chain[index]
    switch stage {
    case .identifiers:
      switch token.shape {
      case .edge, .mask, .symbol: return false
      case .mark: return token.mark == 0x40 || token.mark == 0x2B || token.mark == 0x28
      case .digits, .mixed: return true
      default:
        if token.count == 2, beginsNationalInsurance(index, in: chain) { return true }
        return token.classes.intersects(Self.identifying)
      }
    case .subjects: return subjects.mayMatch(index, in: chain)
    case .phrases:
      return token.classes.intersects(Self.phrasing) || !subjects.isEmpty && token.isCapital
    case .names: return NameModel.isCandidate(index, in: chain)
    }
  }

  /// Whether digits follow the two letters at `index`, perhaps behind a mark.
  private func beginsNationalInsurance(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    var after = chain.next(index)
    if chain[after].mark != 0, chain[after].gap == .none { after = chain.next(after) }
    return chain[after].shape == .digits || chain[after].shape == .mixed
  }

  /// The first token after `index` at which a stage may find something; `end`, or the edge, if
  /// none.
  func candidate(
    _ stage: Stage,
    after index: Int,
    before end: Int = TokenChain.tail,
    in chain: borrowing TokenChain
  ) -> Int {
    var index = chain.next(index)
    while index != end, index != TokenChain.tail, !mayMatch(stage, index, in: chain) {
      index = chain.next(index)
    }
    return index
  }

  /// The classes of words at which an identifier may be found.
  private static let identifying: WordClass = [
    .month, .weekday, .scheme, .topDomain, .dotWord, .numberWord, .clockWord, .extensionWord, .room,
    .estateCode, .pass, .street, .flat, .houseName,
  ]
  /// The classes of words at which a phrase may be found.
  private static let phrasing: WordClass = [.role, .roles, .boss, .member, .event]

  /// What the rules of one stage find at the token at `index`.
  func match(_ stage: Stage, _ index: Int, in chain: borrowing TokenChain) -> Match? {
    switch stage {
    case .identifiers: identifier(index, in: chain)
    case .subjects: subjects.isEmpty ? nil : subjects.match(index, in: chain)
    case .phrases: phrase(index, in: chain)
    case .names: names.match(index, in: chain)
    }
  }

  private func identifier(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let token = chain[index]
    switch token.shape {
    case .edge, .mask, .symbol:
      return nil
    case .mark:
      switch token.mark {
      case 0x40: return contacts.matchAt(index, in: chain)
      case 0x2B, 0x28: return phones.match(index, in: chain)
      default: return nil
      }
    case .digits:
      return phones.match(index, in: chain) ?? rooms.matchFloor(index, in: chain)
        ?? calendar.match(index, in: chain) ?? clock.match(index, in: chain)
        ?? addresses.matchNumber(index, in: chain)
    case .mixed:
      return addresses.matchPostcode(index, in: chain)
        ?? postcodes.matchNationalInsurance(index, in: chain)
        ?? phones.matchExtension(index, in: chain)
        ?? rooms.matchFloor(index, in: chain) ?? rooms.matchCode(index, in: chain)
        ?? calendar.match(index, in: chain)
        ?? clock.match(index, in: chain) ?? addresses.matchNumber(index, in: chain)
    default:
      if token.count == 2, beginsNationalInsurance(index, in: chain),
        let match = postcodes.matchNationalInsurance(index, in: chain)
      {
        return match
      }
      return token.classes.isEmpty ? nil : word(index, token.classes, in: chain)
    }
  }

  private func word(_ index: Int, _ classes: WordClass, in chain: borrowing TokenChain) -> Match? {
    if classes.intersects([.month, .weekday]), let match = calendar.match(index, in: chain) {
      return match
    }
    if classes.intersects([.scheme, .topDomain]), let match = contacts.matchLink(index, in: chain) {
      return match
    }
    if classes.contains(.dotWord), let match = contacts.matchDot(index, in: chain) { return match }
    if classes.intersects([.numberWord, .clockWord]), let match = clock.match(index, in: chain) {
      return match
    }
    if classes.contains(.extensionWord), let match = phones.matchExtension(index, in: chain) {
      return match
    }
    if classes.intersects([.room, .estateCode, .pass]), let match = rooms.match(index, in: chain) {
      return match
    }
    if classes.intersects([.street, .flat, .houseName]) {
      return addresses.matchWord(index, in: chain)
    }
    return nil
  }

  private func phrase(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    let classes = chain[index].classes
    if classes.intersects([.role, .roles, .boss, .member]),
      let match = descriptors.match(index, in: chain)
    {
      return match
    }
    if classes.contains(.event), let match = places.matchEvent(index, in: chain) { return match }
    return subjects.isEmpty ? nil : places.matchSeat(index, in: chain)
  }
}
