import { createChatMappings } from "../../supabase/mappings/chat-mappings.ts";
import { exportCustomer, exportedCount, leftOutOfExport } from "../../supabase/store/personal-data.ts";
import type { Output } from "../console/output.ts";
import { customerMeant, customerWord } from "./customer-meant.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

export const exportCommand = productCommand({
  name: "export",
  summary: "print everything that is kept of one customer, as JSON",
  details: "For the customer who asks for it. What vendors were told is theirs to export.",
  words: [customerWord],
  examples: [{ line: "export @olena > olena.json", about: "a file to hand over" }],
  work: (product, { words: [customer = ""] }, out) => printEverything(product, customer, out),
});

/** With supabase-js they are kept elsewhere. */
const crmChats = "crm_chats";

/** One JSON object, printed row by row: a customer of years is not held in memory, nor in the way of the others. */
async function printEverything(product: Product, written: string, out: Output): Promise<number> {
  const { supabase } = product.config;
  const home = await product.home();
  const id = await customerMeant({ home }, written);
  out.print(`{\n  "customer_id": ${json(id)},\n  "exported_at": ${json(new Date())},`);
  const hosted = supabase && (await createChatMappings(home, supabase).byUser(id));
  let tables = 0;
  for await (const { name, rows } of exportCustomer(home, id)) {
    out.progress("Export", tables, exportedCount);
    tables += 1;
    await printRows(name, name === crmChats && hosted !== undefined ? [hosted] : rows, out);
  }
  out.progress("Export", exportedCount, exportedCount);
  out.print(`  "left_out": ${json(leftOutOfExport, 2)}\n}`);
  return 0;
}

async function printRows(name: string, rows: readonly unknown[], { print, taken }: Output): Promise<void> {
  if (rows.length === 0) return print(`  ${json(name)}: [],`);
  print(`  ${json(name)}: [`);
  for (const [at, row] of rows.entries()) {
    print(`    ${json(row, 4)}${at === rows.length - 1 ? "" : ","}`);
    await taken();
  }
  print("  ],");
}

/** As deep as it stands in the whole. */
const json = (value: unknown, depth = 0): string =>
  JSON.stringify(value, null, 2).replaceAll("\n", `\n${" ".repeat(depth)}`);
