import { expect, it } from "vitest";
import { migrationFiles } from "../../supabase/home/migration-files.ts";
import { createTables } from "../../supabase/store/store.ts";
import { openMigratedHome } from "../kit/home.ts";

it("links from before accounts were known learn theirs from the address, and stay usable where there is none", async () => {
  const home = await openMigratedHome();
  const store = createTables(home).store;
  const { id } = await store.openConversation({ channel: "test", channelChatId: "1" });
  await home.pool.query(
    `alter table deskgraph.tickets drop constraint tickets_pkey, drop column account, drop column event_prefix,
       add constraint tickets_pkey primary key (tenant_id, helpdesk, ticket_id)`,
  );
  const [url, none] = ["https://Help.Example.com:8443/#ticket/zoom/21", null];
  for (const [ticketId, where] of Object.entries({ 21: url, 22: none })) {
    await home.pool.query(
      "insert into deskgraph.tickets (tenant_id, helpdesk, ticket_id, conversation_id, url) values ($1, 'acme', $2, $3, $4)",
      [home.tenant, ticketId, id, where],
    );
  }
  await home.pool.query(migrationFiles().find(({ name }) => name === "0011_ticket_accounts")?.sql ?? "");
  const present = { helpdesk: "acme", account: "help.example.com:8443" };
  const other = { helpdesk: "acme", account: "trial.example.com" };
  // What was heard of them keeps its name, or every old word would be said once more.
  expect(await store.linkedTicket(present, "21")).toMatchObject({ ticketId: "21", eventPrefix: "" });
  expect(await store.linkedTicket(other, "21")).toBeUndefined();
  expect(await store.linkedTicket(present, "22")).toMatchObject({ ticketId: "22", eventPrefix: "" });
  await store.linkTicket({ ...present, ticketId: "22", conversationId: id });
  expect(await store.linkedTicket(present, "22")).toMatchObject({ account: "", eventPrefix: "" });
  await store.linkTicket({ ...other, ticketId: "21", conversationId: id });
  expect(await store.linkedTicket(other, "21")).toMatchObject({ eventPrefix: "trial.example.com/" });
  expect((await store.newestTicket(id, [present]))?.ticketId).toBe("22");
  expect((await store.newestTicket(id, [other]))?.ticketId).toBe("21");
  await home.close();
});
