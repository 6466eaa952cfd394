// SPDX-License-Identifier: Apache-2.0

internal import CPosix
internal import Glibc

extension HostFacts {
  /// Looks at this host; changes nothing, and opens nothing inside the board.
  init(of plan: HostPlan, sshd: SSHSettings?, papersFolder: String?) {
    board = HostFacts.way(to: plan.board)
    program = HostFacts.way(to: plan.program)
    fileSystem = HostFacts.fileSystem(of: plan.board)
    mounts = HostFacts.text(of: "/proc/self/mounts")
    swaps = HostFacts.text(of: "/proc/swaps").map(HostFacts.swaps)
    corePattern = HostFacts.text(of: "/proc/sys/kernel/core_pattern")
    ptraceScope = HostFacts.text(of: "/proc/sys/kernel/yama/ptrace_scope")
    accounts = HostFacts.text(of: "/etc/passwd")
    loginRecords = ["/run/utmp", "/var/log/wtmp", "/var/log/lastlog", "/var/log/btmp"]
      .compactMap(HostFacts.place)
    user = geteuid()
    let shield = ProcessShield.raise()
    forbidsDumps = shield.forbidsDumps
    locksMemory = shield.locksMemory
    self.sshd = sshd
    papers = papersFolder.map(HostFacts.papers)
    home = board?.first.flatMap { HostCheck.account(of: $0.owner, in: accounts) }
      .flatMap { HostFacts.place($0.home) }
  }

  private static func text(of path: String) -> String? {
    guard let file = try? InputFile(path, limit: 1 << 20) else { return nil }
    return try? file.text()
  }

  private static func place(_ path: String) -> Place? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return Place(path: path, owner: facts.st_uid, mode: facts.st_mode & 0o7777)
  }

  /// A path's place and those above it; nil where it is not there.
  private static func way(to path: String) -> [Place]? {
    // Links may lead elsewhere: what counts is where they end.
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    var name = String(cString: real)
    var places: [Place] = []
    while let place = place(name) {
      places.append(place)
      guard name != "/", let slash = name.lastIndex(of: "/") else { return places }
      name = slash == name.startIndex ? "/" : String(name[..<slash])
    }
    return nil
  }

  private static func fileSystem(of path: String) -> UInt32? {
    let type = cposix_file_system(path)
    return type < 0 ? nil : UInt32(type)
  }

  private static func swaps(in text: String) -> [Swap] {
    text.split(separator: "\n").dropFirst().compactMap { line in
      guard let name = line.split(whereSeparator: \.isWhitespace).first.map(String.init) else {
        return nil
      }
      var facts = stat()
      guard stat(name, &facts) == 0 else { return Swap(name: name, mapping: "") }
      let number = "\(cposix_major(facts.st_rdev)):\(cposix_minor(facts.st_rdev))"
      return Swap(
        name: name, mapping: HostFacts.text(of: "/sys/dev/block/\(number)/dm/uuid") ?? "")
    }
  }

  private static func papers(in folder: String) -> [String: Int?] {
    var papers: [String: Int?] = [:]
    for paper in OperatorPaper.all {
      for ending in OperatorPaper.endings where papers[paper.name] == nil {
        var facts = stat()
        guard stat("\(folder)/\(paper.name)\(ending)", &facts) == 0 else { continue }
        let age = (time(nil) - facts.st_mtim.tv_sec) / 86_400
        papers.updateValue(facts.st_size > 0 ? age : nil, forKey: paper.name)
      }
    }
    return papers
  }
}
