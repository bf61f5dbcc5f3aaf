import { z } from "zod";
import type { Desk } from "../desk.ts";

const answerSchema = z.union([
  z.object({ error: z.string() }).transform(() => ({ isRefused: true as const })),
  z
    .object({ problems: z.array(z.object({ problem: z.string(), stock: z.number().optional() })) })
    .transform(({ problems: [problem] }) => ({ isRefused: false as const, problem })),
]);

/** Sets how many of an article lie in the cart, by the model's own tool. */
export const setQuantity = async (desk: Desk, sku: string, quantity: number) =>
  answerSchema.parse(await desk.call("change_cart", { changes: [{ sku, quantity }] }));
