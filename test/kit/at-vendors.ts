import { it } from "vitest";
import type { Exceptions } from "../contracts/promises.ts";
import { testVendors } from "./helpdesk-vendors.ts";
import { inSmall } from "./in-small.ts";

/** The helpdesks that a promise is tried at, by its words. */
export type TriedAt = (what: string) => readonly string[];

/**
 * In whole a promise is tried at every helpdesk that can keep it. In small it is tried at one of them, and the next
 * promise at the next one: so every promise is tried, and every helpdesk has its part.
 */
export function helpdesksInTurn(exceptions: Readonly<Record<string, Exceptions>> = {}): TriedAt {
  const chosen = new Map<string, readonly string[]>();
  return (what) => {
    const known = chosen.get(what);
    if (known !== undefined) return known;
    const able = Object.keys(testVendors).filter((name) => exceptions[name]?.[what] === undefined);
    const turn = chosen.size % able.length;
    const names = inSmall(able.slice(turn, turn + 1), able);
    chosen.set(what, names);
    return names;
  };
}

/** Gives promises that all helpdesks can keep, as tests of their own. */
export function atHelpdesks(): (what: string, check: (name: string) => Promise<void>) => void {
  const triedAt = helpdesksInTurn();
  return (what, check) => {
    for (const name of triedAt(what)) it(`${name}: ${what}`, () => check(name));
  };
}
