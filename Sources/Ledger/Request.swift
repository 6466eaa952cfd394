// SPDX-License-Identifier: Apache-2.0

package import Board

/// One thing to do on a board, by whom and on which day.
package struct Request {
  package let intent: Intent
  package let signer: any Signer
  package let day: Day

  package init(_ intent: Intent, by signer: any Signer, on day: Day) {
    self.intent = intent
    self.signer = signer
    self.day = day
  }
}
