// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Sealing
internal import Storage

/// A member's private state in its sealed cell, found again from any terminal and merged with what
/// others of hers wrote.
struct PrivateCell {
  private let seal: PrivateSeal
  private let cells: any CellStore

  /// The cell of the member with a seal.
  init(_ seal: PrivateSeal, in cells: any CellStore) {
    self.seal = seal
    self.cells = cells
  }

  /// What stands there, and whether all of it does; an empty state where there is no cell.
  ///
  /// A half that does not open, torn or altered, is as if it were not there: the other has all but
  /// the last of it.
  func read() throws(SessionError) -> (state: PrivateState, isWhole: Bool) {
    do {
      guard let cell = try cells.cell(seal.id) else { return (PrivateState(), true) }
      let isWhole = opened(cell.a, as: .a) != nil && opened(cell.b, as: .b) != nil
      return (newest(of: cell).state, isWhole)
    } catch {
      throw .storage(error)
    }
  }

  /// Whether every draft of a state finds room.
  static func hasRoom(for state: PrivateState) -> Bool {
    state.fitted(to: PrivateSeal.padding.limit).unkept.isEmpty
  }

  /// Brings a state in, and what another terminal wrote with it.
  ///
  /// - Parameters:
  ///   - state: this terminal's.
  ///   - isThorough: whether both halves are written, so that what was dropped is nowhere any more.
  /// - Returns: the state as it stands now, and the drafts that found no room.
  /// - Throws: `storage`; what stood in the cell stands.
  func write(
    _ state: PrivateState, isThorough: Bool
  ) throws(SessionError) -> FittedPrivateState {
    let limit = PrivateSeal.padding.limit
    var fitted = state.fitted(to: limit)
    do throws(StorageError) {
      _ = try cells.updateCell(seal.id) { cell in
        let known = cell.map { newest(of: $0) }
        if let known { fitted = known.state.merging(state).fitted(to: limit) }
        guard let a = sealed(fitted.state, as: .a), let b = sealed(fitted.state, as: .b) else {
          return nil
        }
        guard let known, !isThorough else {
          return .both(a, b, first: known?.half == .a ? .b : .a)
        }
        return known.half == .a ? .b(b) : .a(a)
      }
    } catch {
      throw .storage(error)
    }
    return fitted
  }

  /// The state of the half that was written last, and which one that is.
  private func newest(of cell: Cell) -> (state: PrivateState, half: PrivateSeal.Half) {
    let a = opened(cell.a, as: .a)
    let b = opened(cell.b, as: .b)
    switch (a, b) {
    case (let a?, let b?): return b.counter > a.counter ? (b, .b) : (a, .a)
    case (let a?, nil): return (a, .a)
    case (nil, let b?): return (b, .b)
    case (nil, nil): return (PrivateState(), .b)
    }
  }

  private func opened(_ octets: [UInt8], as half: PrivateSeal.Half) -> PrivateState? {
    guard let json = try? seal.open(octets[...], as: half) else { return nil }
    return try? PrivateState(json: json[...])
  }

  private func sealed(_ state: PrivateState, as half: PrivateSeal.Half) -> [UInt8]? {
    try? seal.seal(state.json, as: half)
  }
}
