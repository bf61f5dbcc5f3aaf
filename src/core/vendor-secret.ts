import { z } from "zod";
import type { RotatedSecret } from "./rotated-secret.ts";
import { Secret } from "./secret.ts";
import type { VendorValues, VendorVariable } from "./vendor.ts";

const ending = "_BEFORE";

/** The variables of a secret: `<name>`, and `<name>_BEFORE` with what the one before is still good for. */
export function secretVariables(
  name: string,
  about: string,
  isGoodFor: string,
  schema: VendorVariable["schema"] = z.string().optional(),
): Readonly<Record<string, VendorVariable>> {
  const aboutBefore = `The one before, while ${name} is changed: ${isGoodFor}.`;
  return {
    [name]: { about, isSecret: true, schema },
    [`${name}${ending}`]: { about: aboutBefore, isSecret: true, schema },
  };
}

/** What both variables say. */
export function secretIn(values: VendorValues, name: string): RotatedSecret | undefined {
  const now = values[name];
  const before = values[`${name}${ending}`];
  if (now === undefined) return undefined;
  return { now: new Secret(now), ...(before === undefined ? {} : { before: new Secret(before) }) };
}

/** Which secrets of before are set. */
export const secretsBeforeIn = (values: VendorValues): readonly string[] =>
  Object.keys(values).filter((name) => name.endsWith(ending));

/** One without its successor is a slip. */
export const secretProblems = (values: VendorValues): readonly string[] =>
  secretsBeforeIn(values).flatMap((before) => {
    const name = before.slice(0, -ending.length);
    return values[name] === undefined ? [`${name}: it is needed beside ${before}`] : [];
  });
