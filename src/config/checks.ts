import type { ChannelPlan, Shop } from "../core/index.ts";
import { defaultPort } from "./variables.ts";

/** Of these, one without the other is a mistake. */
const pairs = [["SUPABASE_URL", "SUPABASE_SERVICE_ROLE_KEY"]] as const;

export const pairProblems = (
  values: Readonly<Partial<Record<(typeof pairs)[number][number], string | undefined>>>,
): readonly string[] =>
  pairs.flatMap(([one, other]) => {
    if ((values[one] === undefined) === (values[other] === undefined)) return [];
    const [missing, present] = values[one] === undefined ? [one, other] : [other, one];
    return [`${missing}: it is needed beside ${present}`];
  });

/** Metrics on the product's own port would be for everybody who can reach that. */
export function metricsProblems(of: {
  readonly PORT?: number | undefined;
  readonly METRICS_PORT?: number | undefined;
  readonly METRICS_HOST?: string | undefined;
}): readonly string[] {
  const { PORT = defaultPort, METRICS_PORT, METRICS_HOST } = of;
  if (METRICS_PORT === undefined) {
    return METRICS_HOST === undefined ? [] : ["METRICS_PORT: it is needed beside METRICS_HOST"];
  }
  return METRICS_PORT === PORT ? ["METRICS_PORT: another port than PORT is expected"] : [];
}

/** A way to pay that cannot be offered would be noticed by the first customer who chooses it. */
function invoiceProblems(shop: Shop | undefined, channel: ChannelPlan | undefined): readonly string[] {
  const method = shop?.paymentMethods.find(({ by }) => by === "invoice");
  if (method === undefined) return [];
  return (channel?.invoicesNeed ?? []).map(
    (variable) => `${variable}: the payment method "${method.id}" is by invoice, which needs it`,
  );
}

/** The same for links, and of several providers each way names its own. */
function linkProblems(shop: Shop | undefined, providers: readonly string[]): readonly string[] {
  const byLink = (shop?.paymentMethods ?? []).filter(({ by }) => by === "link");
  return byLink.flatMap(({ id, via }) => {
    const method = `the payment method "${id}" is by link`;
    if (via !== undefined)
      return providers.includes(via) ? [] : [`${via}: ${method}, and this provider is not configured`];
    if (providers.length === 1) return [];
    return providers.length === 0
      ? [`paymentMethods: ${method}, and no payment provider is configured`]
      : [`paymentMethods: ${method}; of ${providers.join(" and ")} it has to name one (via)`];
  });
}

/** A way to pay needs what it is paid by. */
export const wayProblems = (
  shop: Shop | undefined,
  { channel, payments }: { readonly channel: ChannelPlan | undefined; readonly payments: object },
): readonly string[] => [...invoiceProblems(shop, channel), ...linkProblems(shop, Object.keys(payments))];

/** What is written wrongly is there: it is not "needed" on top. */
export function withoutNamed(problems: readonly string[], named: readonly string[]): readonly string[] {
  const names = new Set(named.map(nameIn));
  return problems.filter((problem) => !names.has(nameIn(problem)));
}

const nameIn = (problem: string): string => problem.split(":", 1)[0] ?? "";
