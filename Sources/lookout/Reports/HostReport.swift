// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Canvas

/// What `host check` tells.
struct HostReport {
  let findings: [HostFinding]

  private static let columns = 78
  private static let indent = "        "

  /// For people: what is weak first in each line, with what it gives away and how to mend it.
  var text: String {
    let lines = findings.flatMap { finding in
      HostReport.head(finding)
        + [finding.consequence, finding.mend.map { "Mend: \($0)" }].compactMap(\.self)
        .flatMap(HostReport.wrapped)
    }
    return (lines + ["", summary]).joined(separator: "\n")
  }

  private static func head(_ finding: HostFinding) -> [String] {
    let mark =
      switch finding.state {
      case .fine: "ok"
      case .weak: "WEAK"
      case .unknown: "?"
      }
    let lines = wrapped("\(finding.point): \(finding.fact)")
    let first = mark + String(repeating: " ", count: indent.count - mark.count)
    return lines.enumerated().map {
      $0.offset == 0 ? first + $0.element.dropFirst(indent.count) : $0.element
    }
  }

  private static func wrapped(_ text: String) -> [String] {
    Wrapping.wrap(text, columns: columns - indent.count).map { indent + $0 }
  }

  private var summary: String {
    let weak = findings.count { $0.state == .weak }
    let unknown = findings.count { $0.state == .unknown }
    let count =
      weak == 0 ? "Nothing weak was found" : "\(weak) weak \(weak == 1 ? "point" : "points")"
    let rest = unknown == 0 ? "." : "; \(unknown) not looked at."
    return count + rest
      + "\nRoot here, and whoever watches the network, see who comes and when: no check mends that."
  }

  /// For programs.
  var json: JSONWriter {
    var json = JSONWriter()
    json.beginArray()
    for finding in findings {
      json.beginObject()
      json.key("point")
      json.value(finding.point)
      json.key("state")
      json.value(finding.state.rawValue)
      json.key("fact")
      json.value(finding.fact)
      json.key("consequence")
      if let text = finding.consequence { json.value(text) } else { json.null() }
      json.key("mend")
      if let text = finding.mend { json.value(text) } else { json.null() }
      json.endObject()
    }
    json.endArray()
    return json
  }
}
