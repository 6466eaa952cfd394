// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What a screen asks of the app that holds it.
enum Step {
  /// Something of the world.
  case ask(Effect)
  /// Another screen on top of this one.
  case open(any Screen)
  /// Another screen in the place of this one.
  case replace(any Screen)
  /// The line on which a moderator says what is wrong with a route.
  case correct(RouteID)
  /// The line on which a moderator says into which thread another one goes.
  case merge(ThreadID)
  /// This screen has done its work.
  case back
}
