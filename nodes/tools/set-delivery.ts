import { z } from "zod";
import {
  type Delivery,
  type DeliveryField,
  deliveryFields,
  missingDelivery,
  type OrderWish,
  withDelivery,
} from "../../src/core/index.ts";
import type { KnownOrder } from "../sale/known-orders.ts";
import { phoneOf } from "../sale/phone.ts";
import { askedPersonSchema, askPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";
import { hasCart } from "./moment.ts";
import { hasOrder, orderAsked, wishFor } from "./order-asked.ts";
import { saidDigits, saidWords } from "./said-by-customer.ts";

const problems = z.enum(["not_a_phone", "not_said_by_customer", "unclear"]);

export const setDelivery = defineTool({
  name: "set_delivery",
  description: "Note delivery data as they wrote them.",
  arguments: z.strictObject({
    name: z.string().max(120).optional().describe("first and last"),
    phone: z.string().max(40).optional(),
    city: z.string().max(80).optional(),
    branch: z.string().max(120).optional().describe("or parcel locker"),
  }),
  result: z.union([
    z.object({
      delivery: z.record(z.string(), z.string()),
      missing: z.array(z.string()),
      problems: z.array(z.object({ field: z.string(), problem: problems })),
    }),
    askedPersonSchema,
  ]),
  isOfferedNow: (now) => hasCart(now) || hasOrder(now),
  run: (args, situation, deps) => {
    const asked = orderAsked(situation, undefined, "change_delivery");
    if ("error" in asked) return { error: `nothing was changed: ${asked.error}` };
    const checked = checkedFirstToLast.flatMap((field) => {
      const written = args[field];
      return written === undefined ? [] : [{ field, ...checks[field](written, situation.said) }];
    });
    const accepted = checked.flatMap((each) => ("value" in each ? [[each.field, each.value]] : []));
    const draft = withDelivery(situation.draft, Object.fromEntries(accepted));
    const wrong = checked.flatMap((each) => ("problem" in each ? [{ field: each.field, problem: each.problem }] : []));
    const { order, reason } = asked;
    if (order !== undefined && reason !== undefined && wrong.length === 0 && draft !== situation.draft) {
      return askPerson(situation, deps, reason, deliveryWish(order, draft.delivery));
    }
    const isKept = reason === undefined && draft !== situation.draft;
    return {
      result: {
        delivery: { ...(isKept ? draft : situation.draft).delivery },
        missing: missingDelivery(isKept ? draft : situation.draft),
        problems: wrong,
      },
      ...(isKept ? { change: { draft } } : {}),
    };
  },
  evidence: (result) => ("status" in result ? { isHandedOver: true } : { delivery: result.delivery }),
});

/** Field by field, only what differs. */
function deliveryWish(order: KnownOrder, delivery: Delivery): OrderWish {
  const fields = deliveryFields.filter((field) => delivery[field] !== order.delivery[field]);
  const said = (of: Delivery): string[] => fields.flatMap((field) => of[field] ?? []);
  return { ...wishFor(order, "change_delivery"), was: said(order.delivery), becomes: said(delivery) };
}

const checkedFirstToLast: readonly DeliveryField[] = ["phone", "name", "city", "branch"];

type Checked = { readonly value: string } | { readonly problem: z.output<typeof problems> };
type Check = (written: string, said: readonly string[]) => Checked;

/** Each as it is kept, when it looks like what it should be and the customer said it. */
const checks: Readonly<Record<DeliveryField, Check>> = {
  phone: (written, said) => {
    const phone = phoneOf(written);
    if (phone === undefined) return { problem: "not_a_phone" };
    return saidDigits(phone.slice(-9), said) ? { value: phone } : { problem: "not_said_by_customer" };
  },
  name: (written, said) => checkWords(written.trim().replace(/\s+/g, " "), said),
  city: (written, said) => checkWords(written.trim(), said),
  branch: (written, said) => {
    const branch = written.trim();
    const numbers = branch.match(/\d+/g);
    if (numbers === null) return { problem: "unclear" };
    return numbers.every((number) => saidDigits(number, said))
      ? { value: branch }
      : { problem: "not_said_by_customer" };
  },
};

const checkWords: Check = (value, said) => {
  if (!/\p{L}{2}/u.test(value)) return { problem: "unclear" };
  return saidWords(value, said) ? { value } : { problem: "not_said_by_customer" };
};
