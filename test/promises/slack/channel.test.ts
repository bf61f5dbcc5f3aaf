import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawStaffCode, staffCodeMs, trustAll } from "../../../src/core/index.ts";
import { postToStaff } from "../../../src/work/schedules/post-to-staff.ts";
import { buttonsOf, type SlackMessage } from "../../fakes/slack.ts";
import { type SlackStage, slackStage } from "../../kit/slack-stage.ts";

const customer = 7;

describe("the staff's channel in Slack", () => {
  let stage: SlackStage;
  beforeEach(async () => {
    stage = await slackStage();
  });
  afterEach(() => stage.stop());

  const conversation = () => stage.desk.app.open({ channel: "telegram", channelChatId: String(customer) });
  const ownerNow = async () => (await stage.desk.app.store.conversation((await conversation()).id))?.owner;
  const threadOf = async () => stage.desk.app.staff.threadOf("slack", (await conversation()).id);
  const called = async (): Promise<SlackMessage> => {
    await stage.desk.ask(customer, "Покличте людину, будь ласка");
    await stage.desk.until(async () => (await threadOf()) !== undefined);
    return stage.slack.workspace.at((await threadOf())?.threadId ?? "");
  };
  const isQuiet = (): Promise<void> => stage.desk.until(() => stage.slack.waiting === 0);
  const message = (thread: string, text: string): string =>
    JSON.stringify({
      type: "event_callback",
      event_id: "Ev1",
      event: {
        type: "message",
        channel: stage.slack.channel,
        user: stage.people.agent,
        ts: "1.5",
        thread_ts: thread,
        text,
      },
    });

  it("takes what Slack signed about now, once, and nothing else", async () => {
    const { ts } = await called();
    const raw = message(ts, "Слухаю вас");
    const now = Date.now() / 1_000;
    const before = stage.desk.textsTo(customer).length;
    expect((await stage.slack.send(raw, { secret: "another" })).status).toBe(401);
    expect((await stage.slack.send(raw, { at: now - 301 })).status).toBe(401);
    expect((await stage.slack.send(raw, { at: now + 3_600 })).status).toBe(401);
    expect((await stage.slack.send(raw, { headers: { "x-slack-signature": "" } })).status).toBe(401);
    expect((await stage.slack.send("a=b")).status).toBe(400);
    expect((await stage.slack.send(JSON.stringify({ text: "x".repeat(600_000) }))).status).toBe(413);
    const challenge = JSON.stringify({ type: "url_verification", challenge: "c1" });
    expect(await stage.slack.send(challenge)).toMatchObject({ status: 200, body: '{"challenge":"c1"}' });
    expect(stage.desk.textsTo(customer)).toHaveLength(before);
    await stage.desk.answered(customer, () => stage.slack.send(raw, { at: now - 60 }));
    await stage.slack.send(raw);
    await stage.slack.send(raw);
    await stage.desk.app.settle((await conversation()).id);
    expect(stage.desk.textsTo(customer).filter((text) => text === "Слухаю вас")).toHaveLength(1);
  });

  it("is told again of a word that could not be stored, and stores it once", async () => {
    const { ts } = await called();
    let count = 0;
    stage.slack.fault((method) => {
      if (method !== "users.info") return "none";
      count += 1;
      return count === 1 ? { status: 500 } : "none";
    });
    await stage.desk.answered(customer, () => stage.slack.say(stage.people.agent, ts, "Вже дивлюся"));
    await isQuiet();
    expect(count).toBeGreaterThan(1);
    expect(stage.desk.textsTo(customer).filter((text) => text === "Вже дивлюся")).toHaveLength(1);
  });

  it("does not post twice what arrived although the answer was lost", async () => {
    let isLost = false;
    stage.slack.fault((method) => {
      if (isLost || method !== "chat.postMessage") return "none";
      isLost = true;
      return "lose";
    });
    const { ts } = await called();
    await stage.desk.until(
      async () =>
        (await stage.desk.app.desk.list({ states: ["waiting"], destination: "staff", limit: 1 })).length === 0,
    );
    expect(stage.slack.workspace.messages.map((each) => each.ts)).toEqual([ts]);
  });

  it("hears a reaction as a button, once for each event, and nothing in one that means nothing", async () => {
    const { ts } = await called();
    stage.slack.react(stage.people.agent, ts, "tada");
    stage.slack.react(stage.people.agent, ts, "eyes", { eventId: "Ev7" });
    await stage.desk.until(async () => (await ownerNow()) === "person");
    stage.slack.react(stage.people.agent, ts, "white_check_mark");
    await stage.desk.until(async () => (await ownerNow()) === "closed");
    stage.slack.react(stage.people.agent, ts, "eyes", { eventId: "Ev7" });
    await isQuiet();
    expect(await ownerNow()).toBe("closed");
  });

  it("tells who deletes a word that it is with the customer, and nobody about a note", async () => {
    const { ts } = await called();
    const note = stage.slack.say(stage.people.agent, ts, "// між нами");
    const word = stage.slack.say(stage.people.agent, ts, "Буде завтра");
    await stage.desk.until(() => stage.desk.textsTo(customer).includes("Буде завтра"));
    stage.slack.remove(stage.people.agent, note.ts);
    await isQuiet();
    stage.slack.remove(stage.people.agent, word.ts);
    await stage.desk.until(() => stage.told().length > 0);
    expect(stage.told()).toEqual([expect.stringMatching(/уже отримав це повідомлення/)]);
  });

  it("calls no people by what a customer wrote", async () => {
    const { ts } = await called();
    await stage.desk.answered(customer, () => stage.slack.say(stage.people.agent, ts, "Слухаю"));
    stage.desk.telegram.say(customer, { text: "Хочу <!channel> <@U1> розмір" });
    await stage.desk.until(() => stage.posts().some(({ text }) => text.includes("<!channel> <@U1>")));
    for (const { text, blocks, bot_id } of stage.slack.workspace.messages) {
      if (bot_id === undefined) continue;
      expect(text).not.toMatch(/<[!@h]/);
      expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
    }
  });

  it("is found in order by doctor, or told what to put right", async () => {
    const [app] = stage.desk.app.staffApps;
    const wrong = async () => (await app?.examine())?.flatMap(({ is, text }) => (is === "wrong" ? [text] : []));
    expect(await wrong()).toEqual([]);
    stage.slack.scopes.splice(stage.slack.scopes.indexOf("files:write"), 1);
    stage.slack.workspace.members.delete("U0BOT");
    expect(await wrong()).toEqual([expect.stringContaining("files:write"), expect.stringContaining("/invite")]);
  });

  it("gets every post beside the group in Telegram, and neither waits for the other", async () => {
    const { telegram, app } = stage.desk;
    telegram.groups.open(-1_001, { members: new Map([[501, "creator"]]) });
    const code = drawStaffCode();
    await app.staff.keepCode(code, new Date(app.now().getTime() + staffCodeMs));
    telegram.sayInGroup(-1_001, 501, { text: `/connect ${code}` });
    await stage.desk.until(async () => (await app.staff.places()).length === 2);
    const inGroup = () => telegram.sent.filter((each) => each.chatId === "-1001" && each.thread !== undefined);
    stage.away(true);
    await stage.desk.ask(customer, "Покличте людину, будь ласка");
    await stage.desk.until(() => inGroup().length === 1);
    expect(stage.posts()).toEqual([]);
    stage.away(false);
    telegram.fault = (_, chatId) => (chatId === "-1001" ? { code: 429, retryAfter: 3_600 } : "none");
    await stage.desk.until(() => stage.posts().length === 1);
    await stage.desk.until(async () => (await threadOf()) !== undefined);
    const thread = (await threadOf())?.threadId;
    await stage.desk.answered(customer, () => stage.slack.say(stage.people.agent, thread, "Слухаю"));
    telegram.say(customer, { text: "Ви тут?" });
    await stage.desk.until(() => stage.posts().some(({ text }) => text.includes("Ви тут?")));
    expect(inGroup()).toHaveLength(1);
    const labels = buttonsOf(stage.slack.workspace.messages[0] as SlackMessage).map(({ label }) => label);
    expect(labels).toEqual(["Взяти чат", "💸 Дати ціну", "🛒 Змінити замовлення"]);
  });
});

it("events come by a socket as well, and go on coming when Slack renews the line", async () => {
  const stage = await slackStage({ way: "socket" });
  try {
    await stage.desk.ask(customer, "Покличте людину, будь ласка");
    await stage.desk.until(() => stage.posts().length === 1);
    const { id } = await stage.desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    await stage.desk.until(async () => (await stage.desk.app.staff.threadOf("slack", id)) !== undefined);
    const thread = stage.posts()[0]?.thread ?? "";
    await stage.desk.answered(customer, () => stage.slack.say(stage.people.agent, thread, "По сокету"));
    stage.slack.socket.refresh();
    await stage.desk.until(() => stage.slack.socket.lines() === 0);
    await stage.desk.until(() => stage.slack.socket.lines() === 1);
    const answer = await stage.desk.answered(customer, () => stage.slack.say(stage.people.agent, thread, "І ще раз"));
    expect(answer).toBe("І ще раз");
  } finally {
    await stage.stop();
  }
});

describe("a draft of the assistant's in Slack", () => {
  let stage: SlackStage;
  beforeEach(async () => {
    stage = await slackStage({ shop: { trust: trustAll("draft") } });
  });
  afterEach(() => stage.stop());

  it("is sent in better words by whoever writes them, and keeps its buttons until then", async () => {
    const { desk, slack } = stage;
    desk.telegram.say(customer, { text: "Добрий день!" });
    const withDraft = () => stage.posts().find(({ buttons }) => buttons.includes("✏️ Змінити"));
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(customer) });
    await desk.until(async () => (await desk.app.staff.threadOf("slack", id)) !== undefined);
    const post = withDraft();
    if (post === undefined) throw new Error("no draft was posted");
    const before = stage.told().length;
    stage.press(stage.people.agent, post, "✏️ Змінити");
    await desk.until(() => stage.told().length > before);
    expect(stage.told().at(-1)).toContain("!edit");
    expect(withDraft()?.buttons).toContain("✅ Надіслати");
    const read = await desk.answered(customer, () =>
      slack.say(stage.people.agent, post.thread, "!edit Вітаємо в нашій крамниці!"),
    );
    expect(read).toBe("Вітаємо в нашій крамниці!");
    expect((await desk.app.store.conversation(id))?.owner).toBe("ai");
  });

  it("posts of the whole shop stand in the channel, and nobody answers a customer under them", async () => {
    const { desk, slack } = stage;
    await postToStaff(desk.app, { name: "open_tickets", slot: new Date() }, "Відкриті звернення: 2");
    await desk.until(() => stage.posts().some(({ text }) => text.includes("Відкриті звернення")));
    const [post] = stage.posts();
    const { id } = await desk.app.open({ channel: "shop", channelChatId: "staff" });
    expect(await desk.app.staff.threadOf("slack", id)).toBeUndefined();
    await slack.say(stage.people.agent, post?.thread ?? "", "Беру перше");
    await desk.until(() => slack.waiting === 0);
    expect(await desk.app.store.waiting(id)).toEqual([]);
  });
});
