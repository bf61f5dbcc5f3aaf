import { z } from "zod";
import { channels, crms, helpdesks } from "../../integrations/index.ts";
import type { Vendor } from "../core/index.ts";
import { problemsOf } from "./problems.ts";

const vendors: readonly (readonly [string, Vendor<object>])[] = [channels, crms, helpdesks].flatMap((each) =>
  Object.entries<Vendor<object>>(each),
);

interface VendorSettingsRead {
  /** By vendor, as its schema made them; defaults where the shop says nothing. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What is left of the config file: everything that is not a vendor's. */
  readonly rest: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
  /** Settings that stand in their former place. */
  readonly warnings: readonly string[];
}

/** Takes vendors' settings out of the shop's file `name`, also from the places where they stood before. */
export function readVendorSettings(written: Readonly<Record<string, unknown>>, name: string): VendorSettingsRead {
  const { vendors: present, ...others } = written;
  const moved = moveFormer(isPlainObject(present) ? present : {}, others);
  const candidate = { vendors: present === undefined || isPlainObject(present) ? moved.settings : present };
  const parsed = settingsSchema.safeParse(candidate);
  const inFormerPlaces = (problem: string): string =>
    moved.places.reduce((text, { former, now, counts }) => (counts ? text.replace(now, former) : text), problem);
  return {
    settings: parsed.data?.vendors ?? {},
    rest: moved.rest,
    problems: parsed.success ? [] : problemsOf(parsed.error, name, exampleSettings).map(inFormerPlaces),
    warnings: moved.places.map(({ former, now }) => `${name}: ${former} is ${now} now; move it there`),
  };
}

interface Moved {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly rest: Readonly<Record<string, unknown>>;
  readonly places: readonly Place[];
}

interface Place {
  readonly former: string;
  readonly now: string;
  /** The value of the former place counts: the new place has none. */
  readonly counts: boolean;
}

/** A setting that stands in both places counts as it stands in the new one. */
function moveFormer(present: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>>): Moved {
  const settings = { ...present };
  const rest = { ...others };
  const places: Place[] = [];
  for (const [vendor, { formerSettingsKey: key }] of vendors) {
    const former = key === undefined ? undefined : rest[key];
    if (key === undefined || !isPlainObject(former)) continue;
    delete rest[key];
    const own = present[vendor];
    const newer = isPlainObject(own) ? own : {};
    settings[vendor] = { ...former, ...newer };
    for (const name of Object.keys(former)) {
      const now = `vendors.${vendor}.${name}`;
      places.push({ former: `${key}.${name}`, now, counts: !Object.hasOwn(newer, name) });
    }
  }
  return { settings, rest, places };
}

const schemas = Object.fromEntries(
  vendors.flatMap(([name, { settings }]) => (settings === undefined ? [] : [[name, settings] as const])),
);

const settingsSchema = z.object({
  vendors: z
    .strictObject(Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schema.prefault({})])))
    .prefault({}),
});

/** Every setting by name, so that a misspelled one can be told its nearest. */
const exampleSettings = {
  vendors: Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { ...schema.shape, ...schema.safeParse({}).data }]),
  ),
};

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
