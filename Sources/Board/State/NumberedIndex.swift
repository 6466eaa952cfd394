// SPDX-License-Identifier: Apache-2.0

/// A thread's index among the board's threads, with the number that the list is ordered by.
struct NumberedIndex {
  let number: UInt32
  let index: UInt32

  private static let digits: UInt32 = 2_048

  /// Eleven bits of the number.
  private func digit(_ shift: UInt32) -> Int { Int(number >> shift & (NumberedIndex.digits - 1)) }

  /// The indices of the highest number first; of two with one number the later index.
  ///
  /// Sorted by eleven bits at a time, the lowest first (Knuth, The Art of Computer Programming 3,
  /// section 5.2.5): for fifty thousand threads a fifth of what comparing them takes.
  static func indicesByNumber(_ unordered: consuming [NumberedIndex]) -> [UInt32] {
    var elements = unordered
    let highest = elements.reduce(0) { max($0, $1.number) }
    var other = highest < digits ? [] : elements
    var shift: UInt32 = 0
    while highest >> shift >= digits {
      var starts = starts(of: elements, shift, inOrder: 0..<Int(digits))
      for element in elements {
        let digit = element.digit(shift)
        other[starts[digit]] = element
        starts[digit] += 1
      }
      swap(&elements, &other)
      shift += 11
    }
    // What was sorted upwards comes out downwards: the last digit from the highest, and of each the
    // last first.
    var starts = starts(of: elements, shift, inOrder: (0..<Int(digits)).reversed())
    return [UInt32](unsafeUninitializedCapacity: elements.count) { room, count in
      count = elements.count
      for element in elements.reversed() {
        let digit = element.digit(shift)
        room.initializeElement(at: starts[digit], to: element.index)
        starts[digit] += 1
      }
    }
  }

  /// Where the elements of each digit begin, if the digits follow one another in an order.
  private static func starts(
    of elements: [NumberedIndex], _ shift: UInt32, inOrder order: some Sequence<Int>
  ) -> [Int] {
    var starts = [Int](repeating: 0, count: Int(digits))
    for element in elements { starts[element.digit(shift)] += 1 }
    var start = 0
    for digit in order { (starts[digit], start) = (start, start + starts[digit]) }
    return starts
  }
}
