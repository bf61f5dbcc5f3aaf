import type { Output } from "../console/output.ts";
import type { Erased } from "../core/index.ts";
import { describeObligation } from "../customers/erasure-words.ts";
import { customerMeant, customerWord } from "./customer-meant.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

export const eraseCommand = productCommand({
  name: "erase",
  summary: "erase everything that is kept of one customer",
  details:
    "It cannot be undone, and does not ask again. The shop's accounts stay without a name; " +
    "what has to be kept, and why, is printed. The staff hear of it.",
  words: [customerWord],
  examples: [
    { line: "export @olena", about: "look first" },
    { line: "erase @olena", about: "prints what stays, and why" },
  ],
  work: (product, { words: [customer = ""] }, out) => erase(product, customer, out),
});

async function erase(product: Product, written: string, out: Output): Promise<number> {
  const app = await product.app();
  const id = await customerMeant(app, written);
  const [conversation] = await app.store.conversationsOf(id);
  const erased = conversation && (await app.erase(conversation.id));
  if (erased !== undefined) for (const line of reportOf(id, erased)) out.print(line);
  return 0;
}

function reportOf(id: string, { kept, obligations, pseudonym }: Erased): readonly string[] {
  const accounts = [
    ...(kept.orders === 0 ? [] : [`${kept.orders} orders`]),
    ...(kept.payments === 0 ? [] : [`${kept.payments} payments`]),
  ];
  return [
    `Erased: ${id}. Messages, files' names, facts, addresses and mappings are gone.`,
    accounts.length === 0
      ? "Kept: nothing; there were no orders and no payments."
      : `Kept without a name, for the accounts: ${accounts.join(", ")} (under ${pseudonym.customerId}).`,
    ...(obligations.length === 0 ? [] : ["Open, and told to the staff:"]),
    ...obligations.map((each) => `  ${describeObligation(each, { languages: ["en"] })}`),
    "Not ours to erase: what the CRM, the helpdesk and the channel were told. Backups from before keep it until they go;",
    'a restore erases it again, as long as "erasures.jsonl" lies beside the backup and the secret of the home is kept.',
  ];
}
