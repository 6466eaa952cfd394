// SPDX-License-Identifier: Apache-2.0

import Anonymisation

// AnonymiseBench RESOURCES [FILE[:PARTS]]...  measures: made-up sentences, speed, annotated files
// AnonymiseBench RESOURCES faults [FILE]... what was missed (-) and what was found for nothing (+)
// AnonymiseBench RESOURCES text FILE        the lines of a file as others would see them
// AnonymiseBench LEXICON - dump SEED OUT FILE  what the trainer of the name model reads
//
// WEIGHTS in the environment names another file of weights than the one in RESOURCES.
do {
  try Bench(arguments: Array(CommandLine.arguments.dropFirst())).run()
} catch {
  print("AnonymiseBench: \(error)")
}
