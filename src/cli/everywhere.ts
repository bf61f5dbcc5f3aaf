import type { CommandOption } from "./command.ts";

/** These follow every command; --debug and --help take no value. */
export const everywhere = {
  home: {
    value: "DIR",
    about: "the folder of the embedded database (default: .deskgraph); DATABASE_URL is then not used",
  },
} as const satisfies Record<string, CommandOption>;
