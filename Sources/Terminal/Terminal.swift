// SPDX-License-Identifier: Apache-2.0

package import Canvas
import CCurses
import CPosix
import Glibc

/// The screen and keyboard in front of a person.
///
/// Open from `init` until it is closed or goes out of scope; lent to the shell between `suspend`
/// and `resume`. However the program ends, short of `kill -9`, the terminal is given back as it
/// was: alternate screen left, cursor shown, modes restored.
///
/// A process has one at a time. Open ``SignalSource`` first and close it last, so that no signal
/// finds the screen half drawn.
package struct Terminal: ~Copyable {
  /// The most bytes and keys that one `read` looks at, so that a flood of input cannot keep the
  /// program from its signals.
  private static let readLimit = 1 << 16

  /// The extent of the window.
  package private(set) var size: Size
  /// Whether the terminal shows more than ASCII; if not, frames are shown in their nearest signs.
  package let isUTF8: Bool
  /// What to wait for to learn of input.
  let inputDescriptor: Int32
  /// Whether input may be waiting where `poll` does not see it.
  private(set) var mayHoldInput = false

  private let screen: OpaquePointer
  private var decoder: InputDecoder
  private var shown: Frame?
  private var isSuspended = false
  private var wipes = false

  /// Takes over a terminal.
  ///
  /// Any size will do.
  ///
  /// - Parameters:
  ///   - input: the descriptor of its keyboard; stays open and the caller's.
  ///   - output: the descriptor of its screen; stays open and the caller's.
  ///   - environment: its name, locale and colours.
  /// - Throws: any case of ``TerminalError``. Nothing was sent to the terminal then.
  package init(
    input: Int32,
    output: Int32,
    environment: TerminalEnvironment
  ) throws(TerminalError) {
    var opening = CC_FAILED
    let opened = cc_open(
      input,
      output,
      environment.name,
      environment.locale,
      environment.colours,
      &opening
    )
    guard let opened else {
      switch opening {
      case CC_NOT_A_TERMINAL: throw .notATerminal
      case CC_UNKNOWN_TERMINAL: throw .unknownTerminal(environment.name)
      case CC_TOO_PLAIN: throw .tooPlain(environment.name)
      case CC_BUSY: throw .alreadyOpen
      default: throw .system(errno)
      }
    }
    screen = opened
    inputDescriptor = input
    isUTF8 = cc_is_utf8(opened)
    size = Self.size(of: opened)
    decoder = InputDecoder(acceptsUTF8: isUTF8)
  }

  deinit {
    cc_close(screen, wipes)
  }

  /// Gives the terminal back.
  ///
  /// - Parameter wiping: whether also to clear the screen that was there before and, where the
  ///   terminal can, what scrolled off it.
  package consuming func close(wiping: Bool = false) {
    wipes = wiping
  }

  // MARK: The screen

  /// Shows a frame, sending no more than what differs from the last one.
  ///
  /// A frame of another size than the window is cut off or surrounded by blanks.
  package mutating func show(_ frame: Frame) {
    guard !isSuspended else { return }
    if let shown, shown.size != frame.size {
      self.shown = nil
      cc_blank(screen)
    }
    let rows = min(size.rows, frame.size.rows)
    let columns = min(size.columns, frame.size.columns)
    for row in 0..<rows {
      let changed =
        if let shown {
          CellRun.changes(from: shown, to: frame, row: row, columns: columns)
        } else {
          Optional(0..<columns)
        }
      guard let changed else { continue }
      for run in CellRun.runs(of: frame, row: row, columns: changed, asciiOnly: !isUTF8) {
        run.put(on: screen, row: row)
      }
    }
    let cursor = frame.cursor
    cc_show(screen, Int32(clamping: cursor?.row ?? -1), Int32(clamping: cursor?.column ?? -1))
    shown = frame
  }

  /// Makes the next `show` repaint everything, for a screen that something else wrote on.
  package mutating func repaint() {
    shown = nil
    cc_blank(screen)
    cc_repaint(screen)
  }

  // MARK: The keyboard

  /// Everything that waits to be read, and before it the new size if that has changed.
  ///
  /// - Parameter hungUp: whether the terminal is gone, so that nothing can follow: an unfinished
  ///   paste then is handed out as far as it came.
  /// - Returns: in the order in which it came; empty if nothing waits or the screen is suspended.
  package mutating func read(hungUp: Bool = false) -> [Input] {
    guard !isSuspended else { return [] }
    var inputs: [Input] = []
    if cc_adopt_size(screen) {
      size = Self.size(of: screen)
      shown = nil
      inputs.append(.resized(size))
    }
    mayHoldInput = !drainKeyboard()
    if hungUp {
      decoder.endInput()
    } else if !mayHoldInput {
      decoder.endBatch()
    }
    return inputs + decoder.drain()
  }

  /// Hands what waits to the decoder; false if it stopped at the limit.
  private mutating func drainKeyboard() -> Bool {
    for _ in 0..<Self.readLimit {
      let code = cc_read(screen)
      if code == CC_NONE.rawValue { return true }
      if let byte = UInt8(exactly: code) {
        decoder.take(byte)
      } else if let key = Key(curses: code) {
        decoder.take(key)
      }
    }
    return false
  }

  // MARK: Lending it to the shell

  /// Gives the terminal to whatever runs next.
  package mutating func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    cc_suspend(screen)
  }

  /// Takes the terminal again.
  ///
  /// The next `show` repaints everything; a size that changed meanwhile comes with the next `read`.
  package mutating func resume() {
    guard isSuspended else { return }
    isSuspended = false
    cc_resume(screen)
    repaint()
  }

  /// Stops the process, as Ctrl-Z and ``Signal/stop`` ask for.
  ///
  /// Gives the terminal to the shell and takes it again once continued. Where no shell could
  /// continue it, returns at once.
  package mutating func stop() {
    suspend()
    cposix_stop()
    resume()
  }

  private static func size(of screen: OpaquePointer) -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    cc_size(screen, &rows, &columns)
    return Size(rows: Int(rows), columns: Int(columns))
  }
}
