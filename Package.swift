// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library layer, named after its folder; `on` lists the layers directly below it.
func layer(_ name: String, on below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: house)
}

/// The tests of one layer, in `Tests/<name>Tests`; `excluding` lists folders that hold no sources.
func tests(
  of name: String,
  with others: [Target.Dependency] = [],
  excluding folders: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "TestKit"] + others,
    exclude: folders,
    swiftSettings: house
  )
}

/// Whether this is `make fuzz`: libFuzzer brings a `main` of its own, so the program becomes a library.
let isFuzzing = Context.environment["LOOKOUT_FUZZ"] != nil

/// What a release calls itself, from `make`; only one file is compiled anew for it.
let release = Context.environment["LOOKOUT_RELEASE"]

let programDependencies: [Target.Dependency] = [
  "Screens", "Session", "Anonymisation", "Ledger", "Storage", "Sealing", "Board", "Canvas", "Text",
  "Bytes", "Terminal", "Resources", "CPosix",
  .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

/// The executable: commands, the event loop, the wording of errors, wiring.
let program: [Target] =
  isFuzzing
  ? [
    .target(
      name: "lookout", dependencies: programDependencies,
      swiftSettings: house + [
        .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "lookout_main"])
      ]),
    .executableTarget(
      name: "lookout-fuzz", dependencies: ["lookout", "TestKit"] + programDependencies,
      path: "Tests/Fuzz", exclude: ["Corpus"],
      swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]),
  ]
  : [.executableTarget(name: "lookout", dependencies: programDependencies, swiftSettings: house)]

let package = Package(
  name: "lookout",
  products: [
    .executable(
      name: isFuzzing ? "lookout-fuzz" : "lookout",
      targets: [isFuzzing ? "lookout-fuzz" : "lookout"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: program + [
    // The layers, from the top down. An arrow may only point to a later line.
    layer("Screens", on: ["Board", "Anonymisation", "Canvas", "Text"]),
    layer(
      "Session", on: ["Ledger", "Anonymisation", "Board", "Storage", "Sealing", "Text", "Bytes"]),
    layer("Ledger", on: ["Board", "Storage", "Sealing", "Text", "Bytes"]),
    layer("Storage", on: ["Bytes", "CPosix"]),
    layer(
      "Sealing",
      on: [
        "Bytes", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    layer("Anonymisation", on: ["Text"]),
    layer("Board", on: ["Text", "Bytes"]),
    layer("Terminal", on: ["Canvas", "CCurses", "CPosix"]),
    layer("Canvas", on: ["Text"]),
    layer("Text"),
    layer("Bytes"),
    layer("Resources", on: ["CResources"]),
    .target(name: "CCurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(
      name: "CPosix",
      cSettings: release.map { [.define("LOOKOUT_RELEASE", to: "\"\($0)\"")] } ?? []),
    .target(name: "CResources"),

    // Seeded randomness, golden files, temporary folders, the real binary and tmux, for tests alone.
    .executableTarget(
      name: "AnonymiseBench", dependencies: ["Anonymisation"], path: "Tests/AnonymiseBench",
      exclude: ["Training"], swiftSettings: house),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Canvas"], path: "Tests/TerminalProbe",
      swiftSettings: house),
    .executableTarget(
      name: "StorageProbe", dependencies: ["Storage", "Bytes"], path: "Tests/StorageProbe",
      swiftSettings: house),
    // What `make bench` runs, beside the real binary.
    .executableTarget(
      name: "lookout-bench",
      dependencies: [
        "Screens", "Session", "Anonymisation", "Ledger", "Storage", "Sealing", "Board", "Canvas",
        "Text", "Bytes", "Terminal", "Resources", "CPosix",
      ],
      path: "Tests/Bench", swiftSettings: house),
    .target(
      name: "TestKit", dependencies: ["Storage", "CPosix"], path: "Tests/TestKit",
      swiftSettings: house),
    tests(of: "Bytes"),
    tests(of: "Text", with: ["CPosix"]),
    tests(of: "Canvas", with: ["Text"]),
    tests(of: "Terminal", with: ["Canvas", "TerminalProbe"]),
    tests(of: "Board", with: ["Text", "Bytes"]),
    tests(of: "Anonymisation", with: ["Text"]),
    tests(of: "Sealing", with: ["Bytes"]),
    tests(of: "Storage", with: ["Bytes", "CPosix", "StorageProbe"]),
    tests(of: "Ledger", with: ["Board", "Storage", "Sealing", "Text", "Bytes"]),
    tests(
      of: "Session",
      with: [
        "Ledger", "Anonymisation", "Board", "Storage", "Sealing", "Text", "Bytes", "Resources",
      ]),
    tests(
      of: "Screens", with: ["Anonymisation", "Board", "Canvas", "Text", "Bytes"],
      excluding: ["Golden"]),
    tests(of: "Resources", with: ["Text"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "lookout", "Screens", "Session", "Anonymisation", "Sealing", "Storage", "Canvas", "Board",
        "Text", "TestKit",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["lookout", "TestKit"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
