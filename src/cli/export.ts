import { openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createChatMappings } from "../../supabase/mappings/chat-mappings.ts";
import { exportCustomer } from "../../supabase/store/personal-data.ts";
import { homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { command } from "./command.ts";
import { customerMeant, customerWord } from "./customer-meant.ts";
import { print } from "./print.ts";

export const exportCommand = command({
  name: "export",
  summary: "print everything that is kept of one customer, as JSON",
  details: "For the customer who asks for it. What vendors were told is theirs to export.",
  words: [customerWord],
  examples: [{ line: "export @olena > olena.json", about: "a file to hand over" }],
  run: ({ config, words: [customer = ""] }) => runExport(config, customer),
});

async function runExport(config: Config, written: string): Promise<number> {
  const home = await openHome(homeOf(config));
  try {
    await migrate(home);
    const id = await customerMeant({ home }, written);
    const { tables, leftOut } = await exportCustomer(home, id);
    const hosted = config.supabase && (await createChatMappings(home, config.supabase).byUser(id));
    const everything = { ...tables, ...(hosted === undefined ? {} : { crm_chats: [hosted] }), left_out: leftOut };
    print(JSON.stringify({ customer_id: id, exported_at: new Date(), ...everything }, null, 2));
    return 0;
  } finally {
    await home.close();
  }
}
