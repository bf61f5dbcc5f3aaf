import { z } from "zod";
import type { HandoffReason } from "../../../src/core/index.ts";
import { only, type ToldTool } from "./told-tool.ts";

/** The model's words for the reasons: shorter, and each a word of its own. */
const reasons: Readonly<Record<string, HandoffReason>> = {
  person: "person",
  complaint: "complaint",
  refund: "return_or_refund",
  damaged: "wrong_or_damaged_item",
  order_change: "order_change",
  order_problem: "order_problem",
  payment: "payment_problem",
  product: "product_question",
  photo: "photo_or_measurement",
  wholesale: "wholesale",
  job: "partnership_or_job",
  privacy: "privacy",
  elsewhere: "delivery_elsewhere",
  safety: "safety",
  other: "other",
};
const unclear = "unclear";

/** What the model does not settle itself: a person does, or buttons ask what is meant. */
export const toldPerson: ToldTool = {
  name: "call_person",
  description: "Hands a matter on; unclear: to buttons",
  arguments: z.strictObject({
    reason: z.enum([...Object.keys(reasons), unclear]).optional(),
    wanted: z.string().optional(),
  }),
  members: ["call_person", "offer_choices"],
  meant: ({ reason, ...more }) => {
    if (reason === unclear) return { name: "offer_choices", args: {} };
    const known = typeof reason === "string" ? (reasons[reason] ?? reason) : reason;
    return { name: "call_person", args: { reason: known, ...only(more, ["wanted"]) } };
  },
};
