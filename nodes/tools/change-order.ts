import { z } from "zod";
import { type DraftLine, draftTotal, type OrderAct, type OrderDraft, type OrderWish } from "../../src/core/index.ts";
import { cartLineSchema, cartLines, linesBeyond } from "../sale/cart-lines.ts";
import type { KnownOrder } from "../sale/known-orders.ts";
import { repriced, withChanges } from "../sale/priced-lines.ts";
import { askedPersonSchema, askPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";
import { lineChangesSchema, lineProblemSchema } from "./line-changes.ts";
import { hasOrder, inWords, orderArgument, orderAsked, wishFor } from "./order-asked.ts";
import type { Situation, ToolDeps } from "./situation.ts";

export const changeOrder = defineTool({
  name: "change_order",
  description: "Change a billed or paid order: quantities by SKU, 0 removes. A person is asked once it is paid.",
  arguments: z.strictObject({
    order: orderArgument,
    changes: lineChangesSchema.optional(),
    delivery: z.string().max(200).optional().describe("of a paid order: what it becomes"),
  }),
  isOfferedNow: hasOrder,
  result: z.discriminatedUnion("status", [
    /** A new bill takes the place of the old one. */
    z.object({ status: z.literal("accepted") }),
    z.object({ status: z.literal("cart_changed"), lines: z.array(cartLineSchema), total: z.number() }),
    z.object({ status: z.literal("not_changed"), problems: z.array(lineProblemSchema) }),
    askedPersonSchema,
  ]),
  run: ({ order: number, changes = [], delivery }, situation, deps) => {
    const meant = orderAsked(situation, number, "see");
    if ("error" in meant) return meant;
    const { order } = meant;
    const before = linesIn(order, situation);
    const { draft, problems } = withChanges(before, changes, deps.catalogue, situation.language);
    if (problems.length > 0) return { result: { status: "not_changed", problems } };
    const acts = actsOf(before, draft, { delivery, isRemoving: changes.some(({ quantity }) => quantity === 0) });
    if (acts.length === 0) return { error: "nothing changes: say what of the order becomes what" };
    const judged = acts.map((act) => orderAsked(situation, number, act));
    const refused = judged.find((each) => "error" in each);
    if (refused !== undefined && "error" in refused) return refused;
    const reason = judged.flatMap((each) => ("reason" in each ? (each.reason ?? []) : []))[0];
    if (reason !== undefined && order !== undefined) {
      return askPerson(situation, deps, reason, changeWish(order, { before, draft, delivery, act: acts[0] ?? "see" }));
    }
    if (delivery !== undefined) return { error: "set_delivery writes down the delivery of an order that is not paid" };
    return changed(order, draft, situation, deps);
  },
  evidence: (result) => {
    switch (result.status) {
      case "cart_changed":
        return { lines: result.lines, totals: [result.total] };
      case "not_changed":
        return { stocks: result.problems.flatMap(({ stock }) => stock ?? []) };
      case "accepted":
      case "asked_person":
        return { isHandedOver: true };
    }
  },
});

/** The lines that are changed: of what is not paid those of the cart, which may be newer than its bill. */
const linesIn = (order: KnownOrder | undefined, { draft }: Situation): OrderDraft =>
  order === undefined || order.state === "cart" || order.state === "billed" ? draft : { ...draft, lines: order.lines };

/** To take out what is not there is a wish, too: it is refused in words. */
function actsOf(
  before: OrderDraft,
  after: OrderDraft,
  { delivery, isRemoving }: { readonly delivery: string | undefined; readonly isRemoving: boolean },
): OrderAct[] {
  const isMore = linesBeyond(after.lines, before.lines).length > 0;
  const isLess = isRemoving || linesBeyond(before.lines, after.lines).length > 0;
  const goods: OrderAct[] = [isMore && isLess ? "replace_goods" : isMore ? "add_goods" : "remove_goods"];
  return [...(isMore || isLess ? goods : []), ...(delivery === undefined ? [] : (["change_delivery"] as const))];
}

/** Line by line, only what differs. */
function changeWish(
  order: KnownOrder,
  of: {
    readonly before: OrderDraft;
    readonly draft: OrderDraft;
    readonly delivery: string | undefined;
    readonly act: OrderAct;
  },
): OrderWish {
  const { before, draft, delivery, act } = of;
  const differs = (line: DraftLine, { lines }: OrderDraft): boolean =>
    !lines.some(({ sku, quantity }) => sku === line.sku && quantity === line.quantity);
  const { name, phone, city, branch } = order.delivery;
  const address = [name, phone, city, branch].filter((each) => each !== undefined).join(", ");
  return {
    ...wishFor(order, act),
    was: [
      ...inWords(before.lines.filter((line) => differs(line, draft))),
      ...(delivery === undefined || address === "" ? [] : [address]),
    ],
    becomes: [
      ...inWords(draft.lines.filter((line) => differs(line, before))),
      ...(delivery === undefined ? [] : [delivery]),
    ],
  };
}

function changed(order: KnownOrder | undefined, draft: OrderDraft, situation: Situation, { catalogue }: ToolDeps) {
  const now = repriced(draft, catalogue);
  if (order?.state !== "billed") {
    const lines = cartLines(now, catalogue, situation.language);
    const total = draftTotal(now, catalogue.currency).minor / 100;
    return { result: { status: "cart_changed", lines, total } as const, change: { draft: now } };
  }
  if (now.lines.length === 0) return { error: "that leaves nothing of the order; cancel_order cancels it" };
  return {
    result: { status: "accepted" } as const,
    change: { draft: now, request: { to: "payment", turnId: situation.turn.id, action: "new_bill" } as const },
  };
}
