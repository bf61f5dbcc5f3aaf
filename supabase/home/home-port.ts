import type pg from "pg";
import type { CustomerId, Progress, TenantId } from "../../src/core/index.ts";
import type { ListedErasure } from "./erasure-list.ts";
import type { SecretFile } from "./secret-file.ts";

export interface Listening {
  close(): Promise<void>;
}

/** Calls `onNotification` for each NOTIFY on the channel, and `onReconnect` whenever some may have been missed. */
export type Listen = (
  channel: string,
  onNotification: (payload: string) => void,
  onReconnect: () => void,
) => Promise<Listening>;

/** Where the data live. Everything goes through `pool`: in the embedded home a second way in breaks transactions. */
export interface Home {
  readonly kind: "embedded" | "memory" | "postgres";
  readonly pool: pg.Pool;
  readonly tenant: TenantId;
  /** Its folder; only where there is one. */
  readonly dir?: string;
  readonly listen?: Listen;
  /** The same database as the role that owns the tables; only where the product's own role is another one. */
  readonly openAsOwner?: () => Promise<Home>;
  /** Whether other users of the machine could read the folder until it was opened here; only where there is one. */
  readonly wasOpenToOthers?: boolean;
  /** The system's user to whom the folder belongs; only where there is one, and the system has such users. */
  readonly ownerUid?: number;
  /** Writes the whole home into `<dir>/backups/` and returns the file; the newest three are kept. */
  readonly backup?: (at: Date, told?: Progress) => Promise<string>;
  /** Takes what was deleted out of the files, too. A server does that in its own time. */
  readonly scour?: () => Promise<void>;
  /** Makes the room of deleted rows free for new ones, and drops the old log. A server does that by itself. */
  readonly makeRoom?: () => Promise<void>;
  /** Writes down who is erased where a backup of earlier does not undo it. */
  readonly listErasure?: (of: { readonly customerId: CustomerId; readonly at: Date }) => void;
  /** The erasures that backups in this home have to be told of when they are restored. */
  readonly erasuresNeeded?: () => readonly ListedErasure[];
  /** Where the secret of the home lies in a file; elsewhere it is a row. */
  readonly secretFile?: SecretFile;
  close(): Promise<void>;
}
