import { helpdesks } from "../../integrations/index.ts";
import type { HelpdeskPlan, Shop } from "../core/index.ts";

/** The chosen helpdesks, the usual one first, or what they still have to be told. */
export function helpdesksOf(
  provider: string | undefined,
  rules: Shop["helpdesk"]["rules"],
  values: Readonly<Record<string, string | undefined>>,
): { readonly plans: Readonly<Record<string, HelpdeskPlan>>; readonly problems: readonly string[] } {
  const names = [...new Set([...(provider === undefined ? [] : [provider]), ...rules.map(({ to }) => to)])];
  const plans: Record<string, HelpdeskPlan> = {};
  const problems: string[] = [];
  if (provider === undefined && rules.length > 0) {
    problems.push("TICKETING_PROVIDER: it is needed beside helpdesk.rules, for whatever no rule is about");
  }
  for (const name of names) {
    const vendor = helpdesks[name];
    if (vendor === undefined) {
      // A wrong TICKETING_PROVIDER is told of where it is read.
      if (name !== provider) problems.push(`helpdesk.rules: "${name}" is none of ${Object.keys(helpdesks).join(", ")}`);
      continue;
    }
    const planned = vendor.plan(values);
    if ("open" in planned) plans[name] = planned;
    else {
      const why = name === provider ? `where TICKETING_PROVIDER is ${name}` : `because a helpdesk rule says ${name}`;
      problems.push(...planned.missing.map((variable) => `${variable}: it is needed ${why}`));
    }
  }
  return { plans, problems };
}
