import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startZammad } from "../../fakes/zammad.ts";
import { testChat, testConfig } from "../../kit/app.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";
import { silentWhileWaiting } from "../../kit/silent-while-waiting.ts";

it("what is known of the customer stands in the helpdesk's own fields, as the shop names them; a wrong name is told at start", async () => {
  const zammad = await startZammad();
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-fields-"));
  const envOf = (fields: object): Record<string, string> => {
    const file = join(dir, `shop-${Object.keys(fields).length}.mjs`);
    writeFileSync(file, `export default { helpdesk: { fields: { zammad: ${JSON.stringify(fields)} } } };`);
    return {
      TICKETING_PROVIDER: "zammad",
      ZAMMAD_URL: zammad.url,
      ZAMMAD_TOKEN: zammad.token,
      DESKGRAPH_CONFIG: file,
    };
  };
  const names = { username: "tg_name", reason: "why", channel: "intake", order: "order_no", lifetime_value: "ltv" };
  const chat = await testChat({ env: envOf(names) });
  await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
  await quietTickets(chat);
  // There is no order yet, and an empty field would be overwritten by nothing.
  expect(zammad.tickets[0]?.own).toEqual({ tg_name: "client_one", why: "complaint", intake: "test", ltv: "0" });
  await expect(testConfig(envOf({ mood: "m" }))).rejects.toThrow("helpdesk.fields");
  rmSync(dir, { recursive: true });
  await zammad.stop();
});

it("a field that the helpdesk does not know keeps the ticket waiting for the customer's next word, not longer", async () => {
  const zammad = await startZammad();
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-fields-"));
  const file = join(dir, "shop.mjs");
  writeFileSync(file, `export default { helpdesk: { fields: { zammad: { reason: "wyh" } } } };`);
  const chat = await testChat({
    shop: silentWhileWaiting,
    env: {
      TICKETING_PROVIDER: "zammad",
      ZAMMAD_URL: zammad.url,
      ZAMMAD_TOKEN: zammad.token,
      DESKGRAPH_CONFIG: file,
    },
  });
  zammad.fault = ({ body }) => (JSON.stringify(body)?.includes("wyh") ? { status: 422 } : "none");
  await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
  await quietTickets(chat);
  expect(zammad.tickets).toEqual([]);
  for (const word of ["є хто?", "чекаю"]) await chat.say(word);
  await quietTickets(chat);
  expect(zammad.tickets.map(({ articles }) => articles.map(({ body }) => body).slice(1))).toEqual([
    ["є хто?", "чекаю"],
  ]);
  rmSync(dir, { recursive: true });
  await zammad.stop();
});
