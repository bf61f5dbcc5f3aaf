/**
 * Accepts message after message into the embedded home in the given folder and prints the number of each when stored.
 */
import { tenantId } from "../../../src/core/index.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { createTables } from "../../../supabase/store/store.ts";

const [dir = "", round = ""] = process.argv.slice(2);
const home = await openHome({ kind: "embedded", dir, tenant: tenantId("shop-1") });
const store = createTables(home).store;
const chat = await store.openConversation({ channel: "telegram", channelChatId: "1" });
for (let count = 1; ; count += 1) {
  const body = { kind: "message", text: `${count}`, attachments: [] } as const;
  const given = { conversationId: chat.id, source: "telegram", externalId: `${round}/${count}`, raw: Buffer.from("x") };
  await store.accept({ ...given, body, at: new Date(0) });
  process.stdout.write(`${count}\n`);
}
