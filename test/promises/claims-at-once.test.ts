import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantId } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";
import { type SlackStage, slackStage } from "../kit/slack-stage.ts";
import type { StaffStage, StagePost } from "../kit/staff-stage.ts";
import { groupOf } from "../kit/telegram-stage.ts";

const ten = Array.from({ length: 10 }, (_, n) => `60${n}`);

describe.skipIf(postgresAbsence !== undefined)("on Postgres, with a group in Telegram and a channel in Slack", () => {
  let server: TestPostgres;
  let slack: SlackStage;
  let group: StaffStage;
  beforeAll(async () => {
    server = await startPostgres();
    const home = await openHome({
      kind: "postgres",
      url: await server.createMigratedDatabase("claims"),
      tenant: tenantId("shop-1"),
    });
    slack = await slackStage({ home });
    group = await groupOf(slack.desk);
    for (const who of ten) for (const stage of [slack, group]) stage.join(who);
  });
  afterAll(async () => {
    // It closes its home.
    await slack.stop();
    await server.stop();
  });

  it.each([
    ["all in Slack", 71, 10],
    ["all in the group", 72, 0],
    ["in both", 73, 5],
  ])("of ten who take a chat at once one has it, and nine are told so: %s", async (_where, customer, inSlack) => {
    const { desk } = slack;
    await desk.ask(customer, "Покличте людину, будь ласка");
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    const postIn = async (stage: StaffStage): Promise<StagePost> => {
      await desk.until(async () => (await desk.app.staff.threadOf(stage.surface, id)) !== undefined);
      const thread = (await desk.app.staff.threadOf(stage.surface, id))?.threadId;
      const found = () => stage.posts().find((each) => each.thread === thread && each.buttons.includes("Взяти чат"));
      await desk.until(() => found() !== undefined);
      return found() as StagePost;
    };
    const posts = new Map([
      [slack, await postIn(slack)],
      [group, await postIn(group)],
    ] as const);
    const before = new Map([slack, group].map((stage) => [stage, stage.told().length]));
    const told = () => [slack, group].flatMap((stage) => stage.told().slice(before.get(stage) ?? 0));
    for (const [n, who] of ten.entries()) {
      const stage = n < inSlack ? slack : group;
      stage.press(who, posts.get(stage) as StagePost, "Взяти чат");
    }
    await desk.until(() => told().length === 10);
    expect(told().filter((text) => text.startsWith("Чат ваш: "))).toHaveLength(1);
    expect(told().filter((text) => /^Чат уже (?:веде Людина \d+|взяла інша людина)\.$/.test(text))).toHaveLength(9);
    expect((await desk.app.store.conversation(id))?.owner).toBe("person");
  });
});
