import { type Bill, billSchema, isOpenBill } from "../../nodes/sale/bill.ts";
import { billedChats } from "../../supabase/store/billed-chats.ts";
import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import { BadInput, formatMoney, type PaymentLink } from "../core/index.ts";
import { given } from "./command.ts";
import { countMeant } from "./count-meant.ts";
import { customerWord } from "./customer-meant.ts";
import { decideOnBill } from "./decide-on-bill.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

const usualLimit = "50";

/** The same as `payment`, by the words of a list. */
const verbs = { confirm: "confirm", decline: "reject" } as const;
const isVerb = (word: string): word is keyof typeof verbs => Object.hasOwn(verbs, word);

export const paymentsCommand = productCommand({
  name: "payments",
  summary: "see which bills wait for their money, and decide about one",
  details:
    "list shows the open bills of the chats in which one was shown last, those that a person has to check first. " +
    "confirm and decline say the same as `deskgraph payment`.",
  words: [
    { name: "ACTION", about: "list, confirm or decline (default: list)", isOptional: true },
    { name: "CUSTOMER", about: `${customerWord.about}; or a bill's number`, isOptional: true },
  ],
  options: { limit: { value: "N", about: `list: of how many chats (default: ${usualLimit})` }, ...jsonOption },
  examples: [
    { line: "payments", about: "what waits" },
    { line: "payments confirm 1001", about: "its money is on the account" },
    { line: "payments decline 1001", about: "it is not; the customer is asked for the receipt" },
  ],
  work: async (product, { words: [verb = "list", customer], options: { limit = usualLimit, json } }, out) => {
    if (isVerb(verb)) {
      if (customer === undefined) throw new BadInput(`payments ${verb} wants a customer or a bill's number.`);
      await decideOnBill(product, verbs[verb], customer, out);
      return 0;
    }
    if (verb !== "list") throw new BadInput(`payments can list, confirm and decline; not "${verb}".`);
    const bills = await openBills(await product.app(), countMeant(limit, "limit"));
    if (json === given) await printJson(bills, out);
    else await printBills(bills, out);
    return 0;
  },
});

interface OpenBill extends Pick<Bill, "id" | "number" | "status" | "due" | "total" | "method"> {
  readonly conversationId: string;
  readonly links: readonly Pick<PaymentLink, "reference" | "provider" | "state">[];
}

async function openBills(app: App, limit: number): Promise<readonly OpenBill[]> {
  const found: OpenBill[] = [];
  for (const conversationId of await billedChats(app.home, limit)) {
    const bill = billSchema
      .nullable()
      .catch(null)
      .parse((await app.stateOf(conversationId))["bill"]);
    if (!isOpenBill(bill)) continue;
    const { id, number, status, due, total, method } = bill;
    const links = (await app.links.ofBill(id)).map((link) => ({
      reference: link.reference,
      provider: link.provider,
      state: link.state,
    }));
    found.push({ id, number, status, due, total, method, conversationId, links });
  }
  const rankOf = ({ status }: OpenBill): number => (status === "awaiting_confirmation" ? 0 : 1);
  return found.toSorted((a, b) => rankOf(a) - rankOf(b));
}

async function printBills(bills: readonly OpenBill[], { print, bold, dim, taken }: Output): Promise<void> {
  for (const { number, status, due, method, conversationId, links } of bills) {
    const isToCheck = status === "awaiting_confirmation";
    print(`${bold(number)}  ${formatMoney(due, "en")} (${method})  ${isToCheck ? "to be checked" : "not paid yet"}`);
    print(dim(`    ${[conversationId, ...links.map((link) => `${link.provider}: ${link.state}`)].join(", ")}`));
    await taken();
  }
  if (bills.length === 0) print("No bill waits for its money.");
}
