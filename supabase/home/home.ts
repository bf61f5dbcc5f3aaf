import type { Progress, TenantId } from "../../src/core/index.ts";
import { openEmbeddedHome, openMemoryHome } from "./embedded-home.ts";
import type { Home } from "./home-port.ts";
import { openPostgresHome } from "./postgres-home.ts";

export type { Home, Listening } from "./home-port.ts";

export type HomeOptions =
  | {
      readonly kind: "embedded";
      readonly dir: string;
      readonly tenant: TenantId;
      /** A backup to fill an empty home with; refused when there are data already. */
      readonly restoreFrom?: string;
      /** Is told how far the backup has been read. */
      readonly told?: Progress;
    }
  | {
      readonly kind: "memory";
      readonly tenant: TenantId;
      /** A dump of another home to start from. */
      readonly from?: Blob;
    }
  | {
      readonly kind: "postgres";
      readonly url: string;
      readonly tenant: TenantId;
      /** Of the role that migrates and owns the tables, where `url` is of one that owns nothing. */
      readonly ownerUrl?: string;
    };

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
