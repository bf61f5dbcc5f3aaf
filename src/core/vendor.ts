import type { z } from "zod";

/** One environment variable of a vendor, as data: it is read where all are, and written into `.env.example`. */
export interface VendorVariable {
  readonly about: string;
  readonly example?: string;
  readonly isSecret?: true;
  readonly schema: z.ZodType<string | undefined, string | undefined>;
}

export type VendorValues = Readonly<Record<string, string | undefined>>;

/** A vendor that can be chosen, as data: its variables, its settings, and what is opened when it has all it needs. */
export interface Vendor<Plan> {
  readonly variables: Readonly<Record<string, VendorVariable>>;
  /** Other names under which a variable is accepted: the other name first, the documented one second. */
  readonly aliases?: Readonly<Record<string, string>>;
  /**
   * What the shop may set for it under `vendors` in its config file. Every setting has a default, or may be left out.
   */
  readonly settings?: z.ZodObject;
  /** The key of the config file under which these settings stood before `vendors` existed. */
  readonly formerSettingsKey?: string;
  /** `settings` is what its schema made of the shop's. Calls no vendor. */
  plan(values: VendorValues, settings?: unknown): Plan | Missing;
}

/** The names of the variables that still have to be set. */
interface Missing {
  readonly missing: readonly string[];
}

export const isMissing = <Plan extends object>(planned: Plan | Missing): planned is Missing => "missing" in planned;
