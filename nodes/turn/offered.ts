import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { z } from "zod";
import {
  type DeliveryField,
  deliveryFields,
  type Offer,
  offersIn,
  type Reply,
  type Turn,
} from "../../src/core/index.ts";
import { offerSchema } from "./outcome-schema.ts";

/**
 * A reply as the model remembers it. What it offered and asked for goes along, for code: a reply that never reached the
 * customer leaves the memory, and its choices with it.
 */
export function saidMessage({ id, text, choices = [], asks }: Reply): AIMessage {
  const offered = offersIn(choices);
  const more = {
    ...(offered.length === 0 ? {} : { choices: offered }),
    ...(asks === undefined ? {} : { asks }),
  };
  return new AIMessage({ id, content: text, ...(Object.keys(more).length === 0 ? {} : { additional_kwargs: more }) });
}

const offeredSchema = z
  .object({ choices: z.array(offerSchema).catch([]), asks: z.enum(deliveryFields).optional().catch(undefined) })
  .catch({ choices: [], asks: undefined });

interface Offered {
  readonly offers: readonly Offer[];
  readonly asks?: DeliveryField | undefined;
  /** The reply that was said last, by its id. */
  readonly id: string | undefined;
}

/** What our last message before this turn offered and asked for; nothing once anybody said anything after it. */
export function offeredBefore(messages: readonly BaseMessage[], turn: Turn): Offered {
  const now = new Set<string | undefined>(turn.inbounds.map(({ id }) => id));
  const last = messages.filter(({ id }) => !now.has(id) && !id?.startsWith(`${turn.id}/`)).at(-1);
  if (last === undefined || last.getType() !== "ai") return { offers: [], id: undefined };
  const { choices, asks } = offeredSchema.parse(last.additional_kwargs);
  return { offers: choices, asks, id: last.id };
}
