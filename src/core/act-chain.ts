import { createHash } from "node:crypto";
import type { Act } from "./authority.ts";
import type { Owner } from "./conversation.ts";
import type { TenantId } from "./ids.ts";
import type { Money } from "./money.ts";

/** What a person did, as it is written down for good: under names that are drawn, without a word that was said. */
interface RecordedAct {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly act: Act;
  readonly conversation: string;
  readonly ownerBefore: Owner;
  readonly amount?: Money;
}

/** An act with its hash, which covers the one before: what is changed, left out or put in later breaks the chain. */
export interface ChainedAct extends RecordedAct {
  readonly previous: string;
  readonly hash: string;
}

/** Where a chain stands. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}
export const chainStart: ChainEnd = { seq: 0, hash: "0".repeat(64) };

export function chainAct(tenant: TenantId, previous: string, act: RecordedAct): ChainedAct {
  const { seq, at, person, conversation, ownerBefore, amount } = act;
  const money = amount === undefined ? null : [amount.minor, amount.currency];
  const parts = JSON.stringify([previous, tenant, seq, at, person, act.act, conversation, ownerBefore, money]);
  return { ...act, previous, hash: createHash("sha256").update(parts).digest("hex") };
}

export interface BrokenChain {
  readonly seq: number;
  readonly why: "missing" | "changed";
}

/** Goes on from where the chain stood; answers where it stands now, or where it is broken. */
export function checkChain(tenant: TenantId, from: ChainEnd, rows: readonly ChainedAct[]): ChainEnd | BrokenChain {
  let end = from;
  for (const row of rows) {
    if (row.seq !== end.seq + 1) return { seq: end.seq + 1, why: "missing" };
    if (row.previous !== end.hash || row.hash !== chainAct(tenant, end.hash, row).hash) {
      return { seq: row.seq, why: "changed" };
    }
    end = { seq: row.seq, hash: row.hash };
  }
  return end;
}

/** How a chain's end is noted elsewhere: `12:9f86…`. */
export const writeHead = ({ seq, hash }: ChainEnd): string => `${seq}:${hash}`;

/** Undefined: it is none. */
export function readHead(text: string): ChainEnd | undefined {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
}
