import { channels, crms } from "../../integrations/index.ts";
import { type ChannelVendor, isMissing, type Vendor, type VendorValues } from "../core/index.ts";

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
  const plans: { readonly name: string; readonly plan: Plan }[] = [];
  const problems: string[] = [];
  for (const [name, vendor] of Object.entries(vendors)) {
    const planned = vendor.plan(values, settings[name] ?? {});
    if (!isMissing(planned)) plans.push({ name, plan: planned });
    else problems.push(...halfConfigured(planned.missing, neededVariables(vendor)));
  }
  const names = plans.map(({ name }) => name).join(" and ");
  if (plans.length > 1) problems.push(`${kind}: one can be used at a time, and ${names} are configured`);
  return { plan: plans[0]?.plan, problems };
}

/** Where everything is missing, the vendor is not meant to be used. */
function halfConfigured(missing: readonly string[], needed: readonly string[]): readonly string[] {
  const present = needed.filter((name) => !missing.includes(name));
  return present.length === 0 ? [] : missing.map((name) => `${name}: it is needed beside ${present.join(" and ")}`);
}
