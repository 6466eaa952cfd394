// SPDX-License-Identifier: Apache-2.0

/// What a warning is about, ordered by what a reader should do, not by guilt.
///
/// The raw values are the words of commands, scripts and files.
package enum Conduct: String, CaseIterable, Sendable {
  case unease
  case situationToAvoid = "situation-to-avoid"
  case unprofessional
  case misuseOfPosition = "misuse-of-position"
  case bullying
  case sexualHarassment = "sexual-harassment"
  case discriminatoryHarassment = "discriminatory-harassment"
  case persistent
  case mayBeACrime = "may-be-a-crime"

  /// The words on a screen.
  package var label: String {
    switch self {
    case .unease: "unease"
    case .situationToAvoid: "situation to avoid"
    case .unprofessional: "unprofessional"
    case .misuseOfPosition: "misuse of position"
    case .bullying: "bullying"
    case .sexualHarassment: "sexual harassment"
    case .discriminatoryHarassment: "discrimination"
    case .persistent: "following"
    case .mayBeACrime: "may be a crime"
    }
  }

  /// The words on a screen of forty columns.
  package var shortLabel: String {
    switch self {
    case .situationToAvoid: "avoid"
    case .unprofessional: "unprof."
    case .misuseOfPosition: "misuse"
    case .sexualHarassment: "harassment"
    case .mayBeACrime: "crime?"
    default: label
    }
  }

  /// What the words mean, for whoever chooses among them.
  package var explanation: String {
    switch self {
    case .unease: "something felt wrong; I cannot say more"
    case .situationToAvoid: "a place or a moment to handle differently"
    case .unprofessional: "over-familiar, late messages, pressure to drink or stay"
    case .misuseOfPosition: "jobs, references or access as bait; work withheld"
    case .bullying: "shouting, humiliation, threats to a job"
    case .sexualHarassment: "remarks, messages, looks, touching that was not wanted"
    case .discriminatoryHarassment: "mocked or harassed for who someone is"
    case .persistent: "again after a no; waiting outside; tracking"
    case .mayBeACrime: "sexual touching, exposure, spiking, filming, threats"
    }
  }
}
