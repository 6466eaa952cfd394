// SPDX-License-Identifier: Apache-2.0

/// What a person's environment says about the terminal.
package struct TerminalEnvironment: Hashable, Sendable {
  /// The name of the terminal's description; empty if unknown.
  package var name: String
  /// The locale whose character set the terminal speaks; empty if unknown.
  package var locale: String
  /// Whether colours are welcome.
  package var colours: Bool

  /// An environment spelt out.
  package init(name: String, locale: String = "", colours: Bool = true) {
    self.name = name
    self.locale = locale
    self.colours = colours
  }

  /// Reads `TERM`, the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty (POSIX's order),
  /// and `NO_COLOR`, which counts when it is not empty (no-color.org).
  ///
  /// - Parameter value: the value of an environment variable, or nil.
  package init(_ value: (_ variable: String) -> String?) {
    name = value("TERM") ?? ""
    locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(value).first { !$0.isEmpty } ?? ""
    colours = value("NO_COLOR")?.isEmpty ?? true
  }
}
