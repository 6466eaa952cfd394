// SPDX-License-Identifier: Apache-2.0

import Canvas
import Glibc
import Terminal

/// A small program on a real terminal, for the tests of `Terminal`.
///
///     TerminalProbe REPORT
///
/// Shows a list with a cursor and appends one line to REPORT for each thing that happens. Keys:
/// `j` moves down the list, `w` shows wide and accented text, `t` traps, `a` aborts, `o` overflows
/// the stack, `e` exits without unwinding, `b`
/// opens a second screen, Ctrl-Z stops, `q` quits, Ctrl-\ wipes and quits. Exits
/// with 2 if the terminal is refused, with 3 if it went away.
@main
struct Probe {
  private let report: Int32
  private var selected = 0
  private var last = ""

  static func main() {
    var probe = Probe(report: CommandLine.arguments.last ?? "/dev/null")
    do throws(TerminalError) {
      exit(try probe.run())
    } catch {
      probe.say("refused \(error)")
      exit(2)
    }
  }

  private init(report path: String) {
    report = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
  }

  private func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(report, bytes, bytes.count)
  }

  private mutating func run() throws(TerminalError) -> Int32 {
    let signals = try SignalSource()
    var terminal = try Terminal(
      input: STDIN_FILENO,
      output: STDOUT_FILENO,
      environment: TerminalEnvironment { getenv($0).map { String(cString: $0) } }
    )
    terminal.show(frame(terminal.size))
    say("ready \(terminal.size.rows)x\(terminal.size.columns) utf8 \(terminal.isUTF8)")
    while true {
      let ready = try Readiness.wait(terminal, signals, timeout: .seconds(20))
      if ready.signals {
        for signal in signals.read() {
          say("signal \(signal)")
          switch signal {
          case .hangUp, .terminate, .interrupt, .quit: return 3
          case .stop: terminal.stop()
          case .windowChanged, .continued: break
          }
        }
      }
      for input in terminal.read(hungUp: ready.hungUp) {
        say("\(input)")
        last = "\(input)"
        switch input {
        case .key(.character("j")): selected += 1
        case .key(.character("t")): say("\([0][Int(report)])")
        case .key(.character("a")): abort()
        case .key(.character("o")): say("\(depth(below: 0))")
        case .key(.character("e")): exit(4)
        case .key(.character("b")): openAnother()
        case .key(.character("q")): return 0
        case .key(.control("z")): terminal.stop()
        case .key(.control("\\")):
          terminal.close(wiping: true)
          return 0
        default: break
        }
      }
      if ready.hungUp {
        say("hung up")
        return 3
      }
      if ready.timedOut { return 5 }
      terminal.show(frame(terminal.size))
      say("shown")
    }
  }

  /// Opens a second screen while the first is open.
  private func openAnother() {
    do throws(TerminalError) {
      _ = try Terminal(
        input: STDIN_FILENO,
        output: STDOUT_FILENO,
        environment: TerminalEnvironment(name: "xterm")
      )
    } catch {
      say("refused \(error)")
    }
  }

  /// The list: an item per row, the selected one marked, and the last input in the last row.
  private func frame(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    for row in 0..<size.rows - 1 {
      let style = row == selected ? Style.selected : Style(rawValue: UInt8(row % 7)) ?? .plain
      frame.put("Item \(row): the late rank is fine", row: row, column: 0, style: style)
    }
    if last == "\(Input.key(.character("w")))" {
      frame.put("漢字 café ─ ⌘", row: size.rows - 2, column: 0, style: .plain)
    }
    frame.put(last, row: size.rows - 1, column: 0, style: .dim)
    frame.cursor = Frame.Cursor(row: selected, column: 0)
    return frame
  }

  /// Calls itself until the stack ends.
  private func depth(below: Int) -> Int {
    below < 0 ? 0 : 1 + depth(below: below + 1)
  }
}
