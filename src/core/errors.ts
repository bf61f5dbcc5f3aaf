import type { ActRefused } from "./authority.ts";

/** Errors that are a person's to fix. They print as their message alone: no stack, no value, exit code as given. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly exitCode = 2;
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration needs attention:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** The home (database folder, lock, version) cannot be used as it is. */
export class HomeError extends Error {
  override readonly name = "HomeError";
  readonly exitCode = 3;
}

/** No home can be where it was asked for: another place has to be named. */
export class WrongHome extends Error {
  override readonly name = "WrongHome";
  readonly exitCode = 2;
}

/** The database can be read, and takes nothing new. */
export class DiskFull extends HomeError {
  constructor() {
    super("The disk of the database is full. Make room: nothing in it is lost, and what waits goes on by itself.");
  }
}

/** Another process of this machine has the home open. */
export class HomeHeld extends HomeError {
  readonly pid: number;
  constructor(pid: number) {
    super(
      `This home is already open by process ${pid}: stop it (kill ${pid}, or as it was started), or point ` +
        "DATABASE_URL/--home elsewhere.",
    );
    this.pid = pid;
  }
}

/** A vendor that a command needs does not answer: the same command may work later. */
export class VendorAway extends Error {
  override readonly name = "VendorAway";
  readonly exitCode = 4;
}

/** What was sent cannot be accepted; nothing was stored. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly exitCode = 2;
}

/** This person may not do that; nothing was stored. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
  readonly exitCode = 2;
  /** Where the chat, as it is now, stands in the way. */
  readonly found: ActRefused | undefined;
  constructor(message: string, found?: ActRefused) {
    super(message);
    this.found = found;
  }
}

/** The conversation was never there, or was erased. */
export class UnknownConversation extends Error {
  override readonly name = "UnknownConversation";
}

/** Too much waits already; nothing was stored. The sender tries again. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
  readonly retryAfterSeconds = 1;
}

/** Another worker has the work now: the one that gets this stops, and nothing is wrong. */
export class LostHold extends Error {
  override readonly name = "LostHold";
}
