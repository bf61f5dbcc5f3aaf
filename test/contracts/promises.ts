import { it } from "vitest";

/** What a vendor cannot keep, by the promise's words, each with its reason. */
export type Exceptions = Readonly<Record<string, string>>;

interface Promises {
  readonly promise: (what: string, check: () => Promise<void>) => void;
  /** To be called last: an exception from a promise that nobody gives is a mistake. */
  readonly declared: () => void;
}

/**
 * A contract's promises for one vendor. An exception is skipped, printed and named in the report; nothing is left out
 * in silence. What is tried at another vendor this time (test/kit/at-vendors.ts) is no test here.
 */
export function promises(
  name: string,
  exceptions: Exceptions,
  isTried: (what: string) => boolean = () => true,
): Promises {
  const given = new Set<string>();
  return {
    promise: (what, check) => {
      given.add(what);
      const reason = exceptions[what];
      if (reason === undefined) {
        if (isTried(what)) it(what, check);
        return;
      }
      process.stderr.write(`${name}: "${what}" is an exception: ${reason}\n`);
      it.skip(`${what} (${reason})`, check);
    },
    declared: () => {
      const unknown = Object.keys(exceptions).filter((what) => !given.has(what));
      if (unknown.length > 0)
        throw new Error(`${name}: exceptions from promises that nobody gives: ${unknown.join("; ")}`);
    },
  };
}

/** What a vendor's fake can do only where the vendor itself can: whoever lacks it declares the exception. */
export function able<T>(ability: T | undefined): T {
  if (ability === undefined) throw new Error("This vendor cannot do that: declare the exception, with its reason.");
  return ability;
}
