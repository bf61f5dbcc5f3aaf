import { channels, crms, staffSurfaces } from "../../integrations/index.ts";
import { type ChannelVendor, isMissing, type StaffVendor, type Vendor, type VendorValues } from "../core/index.ts";

/** What has to be set before a vendor can be used at all. */
export function neededVariables(vendor: Vendor<object>): readonly string[] {
  const planned = vendor.plan({}, {});
  return isMissing(planned) ? planned.missing : [];
}

/** Of every CRM that can be configured. */
export const crmVariables: readonly string[] = Object.values<Vendor<object>>(crms).flatMap(neededVariables);

/** Of every channel that can be configured, by its title. */
export const channelVariables: readonly (readonly [string, readonly string[]])[] = Object.values<ChannelVendor>(
  channels,
).map((vendor) => [vendor.title, neededVariables(vendor)]);

/** The same of every surface of the staff's. */
export const staffVariables: readonly (readonly [string, readonly string[]])[] = Object.values<StaffVendor>(
  staffSurfaces,
).map((vendor) => [vendor.title, neededVariables(vendor)]);

interface Chosen<Plan> {
  /** Undefined where none is configured. */
  readonly plan: Plan | undefined;
  readonly problems: readonly string[];
}

/**
 * Of the vendors of one kind, the one whose variables are set. A vendor that was told only a part of what it needs is a
 * mistake.
 */
export function chooseVendor<Plan extends object>(
  kind: string,
  vendors: Readonly<Record<string, Vendor<Plan>>>,
  values: VendorValues,
  settings: Readonly<Record<string, unknown>>,
): Chosen<Plan> {
  const { plans, names, problems } = chooseEach(vendors, values, settings);
  const tooMany = `${kind}: one can be used at a time, and ${names.join(" and ")} are configured`;
  return { plan: plans[0], problems: plans.length > 1 ? [...problems, tooMany] : problems };
}

interface ChosenEach<Plan> {
  readonly plans: readonly Plan[];
  readonly names: readonly string[];
  readonly problems: readonly string[];
}

/** Every vendor whose variables are set, where several may be used at once. */
export function chooseEach<Plan extends object>(
  vendors: Readonly<Record<string, Vendor<Plan>>>,
  values: VendorValues,
  settings: Readonly<Record<string, unknown>>,
): ChosenEach<Plan> {
  const plans: Plan[] = [];
  const names: string[] = [];
  const problems: string[] = [];
  for (const [name, vendor] of Object.entries(vendors)) {
    const planned = vendor.plan(values, settings[name] ?? {});
    if (isMissing(planned)) problems.push(...halfConfigured(planned.missing, neededVariables(vendor)));
    else {
      plans.push(planned);
      names.push(name);
    }
  }
  return { plans, names, problems };
}

/** Where everything is missing, the vendor is not meant to be used. */
function halfConfigured(missing: readonly string[], needed: readonly string[]): readonly string[] {
  const present = needed.filter((name) => !missing.includes(name));
  return present.length === 0 ? [] : missing.map((name) => `${name}: it is needed beside ${present.join(" and ")}`);
}
