import { openHome } from "../../supabase/home/home.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createApp, homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import type { Erased } from "../core/index.ts";
import { describeObligation } from "../customers/erasure-words.ts";
import { command } from "./command.ts";
import { customerMeant, customerWord } from "./customer-meant.ts";
import { print } from "./print.ts";

export const eraseCommand = command({
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
  run: ({ config, words: [customer = ""] }) => runErase(config, customer),
});

async function runErase(config: Config, written: string): Promise<number> {
  const app = await createApp({ config, home: await openHome(homeOf(config)) });
  try {
    const id = await customerMeant(app, written);
    const [conversation] = await createTables(app.home).store.conversationsOf(id);
    const erased = conversation && (await app.erase(conversation.id));
    if (erased !== undefined) for (const line of reportOf(id, erased)) print(line);
    return 0;
  } finally {
    await app.close();
  }
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
