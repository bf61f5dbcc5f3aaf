import { type Deliverer, type Deliverers, effectKinds } from "../core/index.ts";

/** Where no vendor is configured: nothing is sent, and the effect is kept as one that was not sent. */
export const wouldDo = {
  deliver: async () => ({ outcome: "done", receipt: { wouldDo: true } }),
} satisfies Deliverer;

/** The whole registry: what is configured, and "would do" for the rest. */
export const withWouldDo = (configured: Partial<Deliverers>): Deliverers =>
  ({ ...Object.fromEntries(effectKinds.map((kind) => [kind, wouldDo])), ...configured }) as Deliverers;
