// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Session

/// The set of moderators and what waits to change it, as text and as JSON.
///
/// The JSON's names are a promise.
struct ModeratorReport {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// A line for each moderator and each proposal.
  var text: String {
    let moderators = session.moderatorsToday.map { $0.isOwn ? "\($0.name), you" : $0.name }
    let set =
      moderators.isEmpty
      ? ["No set of moderators yet: the founder acts alone."]
      : moderators
    let waiting = session.board.moderators.proposals.map { proposal in
      "\(ThreadID(opening: proposal.id).reference)  \(words(of: proposal))"
    }
    return (set + waiting).joined(separator: "\n")
  }

  /// What a proposal would change.
  private func words(of proposal: ModeratorRoll.Proposal) -> String {
    let former = session.board.moderators.current?.moderators ?? []
    let coming = proposal.change.moderators.count { !former.contains($0) }
    let going = former.filter { !proposal.change.moderators.contains($0) }
      .map { session.moderatorName($0.number, on: session.today) }
    let isOffer = session.board.moderators.moderator(proposal.author) == nil
    var parts = [isOffer ? "offers herself" : "proposed"]
    if !isOffer, coming > 0 { parts.append("\(coming) more") }
    if !going.isEmpty { parts.append("without \(going.joined(separator: ", "))") }
    let count = proposal.supporters.count
    if count > 0 { parts.append("wanted by \(count)") }
    parts.append(proposal.day.label(on: session.today))
    return parts.joined(separator: ", ")
  }

  var json: JSONWriter {
    var json = JSONWriter()
    json.beginObject()
    json.key("moderators")
    json.beginArray()
    for moderator in session.moderatorsToday {
      json.beginObject()
      json.key("name")
      json.value(moderator.name)
      json.key("you")
      json.value(moderator.isOwn)
      json.endObject()
    }
    json.endArray()
    json.key("proposals")
    json.beginArray()
    for proposal in session.board.moderators.proposals {
      json.beginObject()
      json.key("ref")
      json.value(ThreadID(opening: proposal.id).reference.description)
      json.key("offer")
      json.value(session.board.moderators.moderator(proposal.author) == nil)
      json.key("day")
      json.value(proposal.day.description)
      json.key("wanted_by")
      json.value(proposal.supporters.count)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json
  }
}
