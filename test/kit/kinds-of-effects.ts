import type { EffectKind } from "../../src/core/index.ts";
import type { TestChat } from "./app.ts";

export const kindsOf = async ({ effects }: Pick<TestChat, "effects">): Promise<EffectKind[]> =>
  (await effects()).map(({ kind }) => kind);

/** Of a chat from its first message to the order whose payment a person has confirmed, in order. */
export const kindsOfSale: readonly EffectKind[] = [
  "crm.first_touch",
  "crm.status",
  "crm.assign",
  "crm.status",
  "staff.post",
  "crm.order",
  "crm.status",
  "staff.post",
];
