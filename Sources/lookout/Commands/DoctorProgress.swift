// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Terminal

/// What somebody sees of a long look through the record, and how she ends it early.
struct DoctorProgress: ~Copyable {
  private let signals: SignalSource?
  private let isShown = Output.hasReader
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  /// Begins; from now on an interruption ends the look in good order.
  init() {
    signals = try? SignalSource()
  }

  deinit {
    if shown != nil { Output.progress("") }
  }

  /// Shows how far it is, on a terminal.
  ///
  /// - Returns: whether to go on.
  mutating func goesOn(_ state: Examination.Progress) -> Bool {
    let received = signals?.read() ?? []
    if received.contains(where: { [.interrupt, .terminate, .hangUp].contains($0) }) {
      return false
    }
    let now = ContinuousClock.now
    guard isShown, shown.map({ now - $0 >= .milliseconds(200) }) ?? true else { return true }
    shown = now
    Output.progress(line(state, after: now - start))
    return true
  }

  private func line(_ state: Examination.Progress, after time: Duration) -> String {
    let looked = "\(state.lines) lines looked at"
    guard let all = state.all, all > 0 else { return looked }
    let share = min(1, Double(state.lines) / Double(all))
    let marks = Int(share * Double(DoctorProgress.width))
    let bar =
      String(repeating: "#", count: marks)
      + String(repeating: ".", count: DoctorProgress.width - marks)
    var text = "[\(bar)] \(Int(share * 100)) %, \(state.lines) of \(all) lines"
    let seconds = time / .seconds(1)
    if seconds >= 1, share > 0 {
      text += ", about \(DoctorProgress.rest(seconds * (1 - share) / share)) left"
    }
    return text
  }

  private static let width = 20

  /// A time as somebody who waits is told it.
  private static func rest(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 90 { return "\(max(1, whole)) s" }
    return "\((whole + 30) / 60) min"
  }
}
