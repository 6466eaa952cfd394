// SPDX-License-Identifier: Apache-2.0

internal import Canvas

extension Protection.Section {
  /// Sections as lines: headings at the left of their paragraphs, or above them on a phone.
  static func lines(_ sections: [Protection.Section], columns: Int, isNarrow: Bool) -> [Line] {
    sections.enumerated().flatMap { index, section -> [Line] in
      let gap = index == 0 ? [] : [Line.blank]
      let heading = " " + section.heading
      if isNarrow {
        return gap + [Line(heading, style: .strong)]
          + Line.wrap(section.text, columns: columns, indent: 3)
      }
      return gap + Line.wrap(section.text, columns: columns, indent: 16, head: heading)
    }
  }
}
