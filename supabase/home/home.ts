import { openEmbeddedHome, openMemoryHome } from "./embedded-home.ts";
import { openPostgresHome } from "./postgres-home.ts";
import type { Home, HomeOptions } from "./shape.ts";

export type { Home, HomeOptions, Listening } from "./shape.ts";

/** Opens the data where they are; the tables in it are `migrate`'s. */
export function openHome(options: HomeOptions): Promise<Home> {
  switch (options.kind) {
    case "embedded":
      return openEmbeddedHome(options);
    case "memory":
      return openMemoryHome(options);
    case "postgres":
      return openPostgresHome(options);
  }
}
