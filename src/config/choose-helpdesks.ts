import { helpdesks } from "../../integrations/index.ts";
import { type HelpdeskPlan, isMissing, type Shop, type VendorValues } from "../core/index.ts";

interface ChosenHelpdesks {
  /** By name, the usual one first. */
  readonly plans: Readonly<Record<string, HelpdeskPlan>>;
  readonly problems: readonly string[];
}

/** The helpdesk that TICKETING_PROVIDER names and those that rules name, or what they still have to be told. */
export function chooseHelpdesks(
  provider: string | undefined,
  rules: Shop["helpdesk"]["rules"],
  values: VendorValues,
  settings: Readonly<Record<string, unknown>> = {},
): ChosenHelpdesks {
  const names = [...new Set([...(provider === undefined ? [] : [provider]), ...rules.map(({ to }) => to)])];
  const plans: Record<string, HelpdeskPlan> = {};
  const problems: string[] = [];
  if (provider === undefined && rules.length > 0) {
    problems.push("TICKETING_PROVIDER: it is needed beside helpdesk.rules, for whatever no rule is about");
  }
  for (const name of names) {
    const vendor = helpdesks[name];
    if (vendor === undefined) {
      // A wrong TICKETING_PROVIDER is a problem where it is read.
      if (name !== provider) problems.push(`helpdesk.rules: "${name}" is none of ${Object.keys(helpdesks).join(", ")}`);
      continue;
    }
    const planned = vendor.plan(values, settings[name] ?? {});
    if (!isMissing(planned)) plans[name] = planned;
    else {
      const why = name === provider ? `where TICKETING_PROVIDER is ${name}` : `because a helpdesk rule says ${name}`;
      problems.push(...planned.missing.map((variable) => `${variable}: it is needed ${why}`));
    }
  }
  return { plans, problems };
}
