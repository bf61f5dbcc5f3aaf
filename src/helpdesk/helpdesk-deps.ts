import type { Files, HelpdeskConnection, Language, Shop, Store } from "../core/index.ts";

export interface HelpdeskDeps {
  readonly store: Store;
  readonly files: Files;
  /** By helpdesk: the names of its own fields. */
  readonly fields: Shop["helpdesk"]["fields"];
  readonly staffLanguage: Language;
}

/**
 * What every deliverer of a helpdesk has in common. They look first themselves, so a repeat is safe; a helpdesk that is
 * slow may still be making the ticket, so the next attempt leaves it a minute.
 */
export const delivererDefaults = ({ vendor, limit }: HelpdeskConnection) =>
  ({ vendor, limit, isSafeToRepeat: true, deadlineMs: 14_000, lateMs: 60_000 }) as const;
