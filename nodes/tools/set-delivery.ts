import { z } from "zod";
import { type DeliveryField, missingDelivery, withDelivery } from "../../src/core/index.ts";
import { phoneOf } from "../sale/phone.ts";
import { defineTool } from "./define-tool.ts";
import { hasCart, isLocked } from "./moment.ts";
import { saidDigits, saidWords } from "./said-by-customer.ts";
import { locked, type Situation } from "./situation.ts";

const problems = z.enum(["not_a_phone", "not_said_by_customer", "unclear"]);

export const setDelivery = defineTool({
  name: "set_delivery",
  description: "Note delivery data as the customer wrote them.",
  arguments: z.strictObject({
    name: z.string().max(120).optional().describe("first and last"),
    phone: z.string().max(40).optional(),
    city: z.string().max(80).optional(),
    branch: z.string().max(120).optional().describe("or parcel locker"),
  }),
  result: z.object({
    delivery: z.record(z.string(), z.string()),
    missing: z.array(z.string()),
    problems: z.array(z.object({ field: z.string(), problem: problems })),
  }),
  isOfferedNow: hasCart,
  run: (args, situation) => {
    if (isLocked(situation)) return locked;
    if (isPlaced(situation)) return placed;
    const checked = checkedFirstToLast.flatMap((field) => {
      const written = args[field];
      return written === undefined ? [] : [{ field, ...checks[field](written, situation.said) }];
    });
    const accepted = checked.flatMap((each) => ("value" in each ? [[each.field, each.value]] : []));
    const draft = withDelivery(situation.draft, Object.fromEntries(accepted));
    return {
      result: {
        delivery: { ...draft.delivery },
        missing: missingDelivery(draft),
        problems: checked.flatMap((each) => ("problem" in each ? [{ field: each.field, problem: each.problem }] : [])),
      },
      ...(draft === situation.draft ? {} : { change: { draft } }),
    };
  },
  evidence: ({ delivery }) => ({ delivery }),
});

/** The order is with the CRM; without goods in the cart there is no other order that these data could be for. */
const isPlaced = ({ bill, draft }: Situation): boolean => bill?.status === "paid" && draft.lines.length === 0;

const placed = {
  error:
    "nothing was changed: the order is paid, and its delivery can only be changed by a person. Say so, and call call_person with reason order_change and what is wanted. For a new order put goods into the cart first.",
} as const;

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
