// SPDX-License-Identifier: Apache-2.0

import Terminal
import Testing

@Suite struct TerminalEnvironmentTests {
  @Test func `the first locale that is not empty counts`() {
    let environment = TerminalEnvironment { ["LC_ALL": "", "LC_CTYPE": "C", "LANG": "de"][$0] }
    #expect(environment == TerminalEnvironment(name: "", locale: "C", colours: true))
  }

  @Test func `NO_COLOR counts when it says something`() {
    #expect(TerminalEnvironment { ["NO_COLOR": ""][$0] }.colours)
    #expect(!TerminalEnvironment { ["NO_COLOR": "0"][$0] }.colours)
  }
}
