// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@Suite("Seeding")
struct SeedTests {
  private let folder: TemporaryFolder
  private let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
  }

  /// Every file of a board.
  private func files(_ name: String) throws -> [String: Data] {
    let path = folder.path(of: name)
    var files: [String: Data] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: path) {
      files[file] = FileManager.default.contents(atPath: path + "/" + file) ?? Data()
    }
    return files
  }

  private func json(_ arguments: String..., board: String) throws -> Any {
    let run = try program.start(arguments + ["--json", "--board", folder.path(of: board)]).finish()
    #expect(run.status == 0, "\(run.errorText)")
    return try JSONSerialization.jsonObject(with: Data(run.output))
  }

  @Test("by the printed example makes a board that lists, shows and finds")
  func example() throws {
    let script = try program.run("seed", "--example")
    #expect(script.status == 0)
    let path = folder.path(of: "demo")
    let names = folder.path(of: "names")
    let made = try program.run("seed", path, "-", "--codenames", names, input: script.text)
    #expect(made.status == 0, "\(made.errorText)")
    let threads = try #require(try json("list", board: "demo") as? [[String: Any]])
    #expect(threads.count > 20)
    #expect(
      threads.first?["last_day"] as? String ?? "" >= threads.last?["last_day"] as? String ?? ""
    )
    for thread in threads {
      let reference = try #require(thread["ref"] as? String)
      let shown = try #require(try json("show", reference, board: "demo") as? [String: Any])
      #expect((shown["messages"] as? [Any])?.isEmpty == false)
    }
    let hits = try #require(try json("search", "shared", "cab", board: "demo") as? [Any])
    #expect(!hits.isEmpty)
    #expect(try program.run("doctor", "--board", path).status == 0)

    let codenames = try String(contentsOfFile: names, encoding: .utf8)
    #expect(codenames.hasPrefix("author 0\nauthor 1\n"))
    let mode = try FileManager.default.attributesOfItem(atPath: names)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // The first line is author 0, who wrote something and can amend it.
    let own = threads.compactMap { $0["ref"] as? String }.filter { reference in
      let amended = try? program.run(
        "amend",
        reference,
        "--body-file",
        "-",
        "--board",
        path,
        "--codename-file",
        names,
        input: "Other words."
      )
      return amended?.status == 0
    }
    #expect(!own.isEmpty && own.count < threads.count)
  }

  @Test("the same way twice gives the same bytes, and another number others")
  func reproducible() throws {
    for (name, seed, script) in [("a", "5", false), ("b", "5", false), ("c", "6", false)]
      + [("d", "5", true), ("e", "5", true)]
    {
      let path = folder.path(of: name)
      let made =
        script
        ? try program.run(
          "seed",
          path,
          "-",
          "--random-seed",
          seed,
          "--today",
          "2026-11-21",
          input: CommandBoard.script
        )
        : try program.run(
          "seed",
          path,
          "--members",
          "30",
          "--threads",
          "40",
          "--messages",
          "600",
          "--random-seed",
          seed,
          "--today",
          "2026-11-21"
        )
      #expect(made.status == 0, "\(made.errorText)")
    }
    #expect(try files("a") == files("b"))
    #expect(try files("a") != files("c"))
    #expect(try files("d") == files("e"))
  }

  @Test("of a size makes just that much, of every kind, and a sound board")
  func sizes() throws {
    for (members, threads, messages) in [(1, 1, 1), (2, 3, 50), (40, 100, 3_000)] {
      let name = "board-\(messages)"
      let made = try program.run(
        "seed",
        folder.path(of: name),
        "--members",
        "\(members)",
        "--threads",
        "\(threads)",
        "--messages",
        "\(messages)",
        "--random-seed",
        "11",
        "--name",
        "Matching"
      )
      #expect(made.status == 0, "\(made.errorText)")
      let journal = try #require(try files(name)["journal/00000001.jsonl"])
      let heads = try String(decoding: journal, as: UTF8.self).split(separator: "\n").map { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let head = object?["head"] as? [String: Any]
        return (head?["s"] as? [String: Any])?["kind"] as? String ?? ""
      }
      let count = Dictionary(grouping: heads, by: \.self).mapValues(\.count)
      let openings = ["warning", "advice", "question"].map { count[$0] ?? 0 }.reduce(0, +)
      #expect(openings == threads)
      #expect(openings + (count["reply"] ?? 0) == messages)
      if threads == 100 {
        #expect((60...95).contains(count["warning"] ?? 0))
        for kind in ["advice", "question", "same-here", "amend", "withdraw"] {
          #expect(count[kind] ?? 0 > 0, "\(kind)")
        }
      }
      let doctor = try program.run("doctor", "--board", folder.path(of: name))
      #expect(doctor.status == 0, "\(doctor.text)")
    }
  }

  @Test("adds a script's threads to a board that is there, and nobody to its roster twice")
  func adding() throws {
    let board = try CommandBoard()
    // By other authors: what one said already counts once.
    let script = (0...2).reversed().reduce(CommandBoard.script) {
      $0.replacing("\"by\": \($1)", with: "\"by\": \($1 + 10)")
    }
    let twice = try board.program.run("seed", board.path, "-", input: CommandBoard.script)
    #expect(twice.status == 65 && twice.errorText.contains("You have said this already"))
    let again = try board.program.run("seed", board.path, "-", input: script)
    #expect(again.status == 0, "\(again.errorText)")
    #expect(try board.threads().count == 6)
    let subjects = try board.threads().compactMap { $0["subject"] as? String }
    #expect(subjects.count == 2 && Set(subjects).count == 1)
    #expect(try board.run("doctor").status == 0)
  }

  @Test("is refused whole where the call makes no sense or something is in the way")
  func refusals() throws {
    let there = try folder.write("mine", to: "there")
    let path = folder.path(of: "board")
    let size = ["--members", "2", "--threads", "2", "--messages", "4"]
    let cases: [(call: [String], status: Int32)] = [
      (["seed"], 64),
      (["seed", path], 64),
      (["seed", path, "-", "--sealed"], 64),
      (["seed", path, "-"] + size, 64),
      (["seed", path, "--members", "2"], 64),
      (["seed", path, "--members", "0", "--threads", "1", "--messages", "1"], 64),
      (["seed", path, "--members", "1", "--threads", "2", "--messages", "1"], 64),
      (["seed", path, "-", "--name", "Board"], 64),
      (["seed", path, "-", "--today", "2026-02-30"], 64),
      (["seed", path, "-", "--codenames", there], 73),
      (["seed", path] + size + ["--codenames", there], 73),
      (["seed", path] + size + ["--name", ""], 65),
      (["seed", there] + size, 73),
      (["seed", there, "-"], 66),
      (["seed", folder.path(of: "nowhere/board")] + size, 73),
    ]
    for (call, status) in cases {
      let run = try program.start(call, input: CommandBoard.script).finish()
      #expect(run.status == status, "\(call): \(run.errorText)")
      #expect(!run.errorText.isEmpty && run.output.isEmpty)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["there"])
    #expect(try String(contentsOfFile: there, encoding: .utf8) == "mine")
  }
}
