import { expect, it } from "vitest";
import { openingHours, testChat } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { person } from "../kit/person.ts";

/** What only processes ask each other; the clocks of two machines may differ, the database has one. */
const betweenProcesses = new Set([
  // How long it has waited.
  "inbounds.stored_at",
  "outbox.stored_at",
  // When it is worked on, and by whom.
  "lanes.woken_at",
  "turns.claimed_at",
  "turns.done_at",
  "outbox.due_at",
  "outbox.sending_at",
  // Which ticket is the newest, and how long a vendor is left alone.
  "tickets.linked_at",
  "budgets.paused_until",
  "breakers.shut_until",
  "breakers.probe_until",
]);

it("everything that a conversation stores for people is by the product's clock", async () => {
  const home = await freshHome();
  const chat = await testChat({ home });
  for (const text of ["Добрий день! Сукня на 122 є?", "беру першу", "Запам'ятайте: у мене двоє дітей"]) {
    await chat.say(text);
  }
  await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
  await chat.say("так, повна оплата");
  await chat.say("оплатила");
  await chat.decide(true);
  await chat.say("прийшло не те, що замовляла, жах");
  await chat.asManager({ kind: "person_message", text: "Вітаю, розберемось.", by: person("manager") });
  await chat.asManager({ kind: "customer_left" });

  const columns = await home.pool.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'deskgraph' and data_type = 'timestamp with time zone' and table_name <> 'migrations'`,
  );
  const seen: string[] = [];
  for (const { table, column } of columns.rows) {
    if (betweenProcesses.has(`${table}.${column}`)) continue;
    const { rows } = await home.pool.query<{ at: Date }>(
      `select ${column} as at from deskgraph.${table} where tenant_id = $1 and ${column} is not null`,
      [home.tenant],
    );
    if (rows.length > 0) seen.push(`${table}.${column}`);
    const strange = rows.filter(({ at }) => Math.abs(at.getTime() - openingHours) > 3_600_000);
    expect(strange, `${table}.${column}`).toEqual([]);
  }
  expect(seen).toEqual(
    expect.arrayContaining([
      "conversations.created_at",
      "conversations.unreachable_since",
      "customers.updated_at",
      "inbounds.accepted_at",
      "orders.placed_at",
      "outbox.created_at",
      "outbox.settled_at",
      "transcript.said_at",
    ]),
  );
});
