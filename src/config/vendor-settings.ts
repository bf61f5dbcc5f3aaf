import { z } from "zod";
import { channels, crms, helpdesks, payments, staffSurfaces } from "../../integrations/index.ts";
import type { Vendor } from "../core/index.ts";
import { merged } from "./merge-shop.ts";
import { problemsOf } from "./problems.ts";

const vendors: readonly (readonly [string, Vendor<object>])[] = [
  channels,
  crms,
  helpdesks,
  staffSurfaces,
  payments,
].flatMap((each) => Object.entries<Vendor<object>>(each));

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
    warnings: moved.places.map((place) => `${name}: ${warningOf(place)}`),
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
    if (key === undefined) continue;
    const [former, newer] = [rest[key], present[vendor]];
    delete rest[key];
    if (former === undefined) continue;
    settings[vendor] = merged(former, newer);
    places.push(...placesOf(former, newer, { former: key, now: `vendors.${vendor}` }));
  }
  return { settings, rest, places };
}

/** One place for each setting, or for the whole where that has not the right form. */
function placesOf(former: unknown, newer: unknown, at: Pick<Place, "former" | "now">): readonly Place[] {
  if (!isPlainObject(former)) return [{ ...at, counts: newer === undefined }];
  return Object.entries(former).flatMap(([name, value]) => {
    const other = isPlainObject(newer) ? newer[name] : undefined;
    const place = { former: `${at.former}.${name}`, now: `${at.now}.${name}` };
    if (isPlainObject(value) && isPlainObject(other)) return placesOf(value, other, place);
    return value === undefined ? [] : [{ ...place, counts: other === undefined }];
  });
}

const warningOf = ({ former, now, counts }: Place): string =>
  counts ? `${former} is ${now} now; move it there` : `${former} does not count, because ${now} is set; take it out`;

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
