import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

describe("a customer who sends a hundred messages at once", () => {
  let desk: TelegramApp;
  beforeEach(async () => {
    desk = await telegramApp({ settleWindow: { loneMs: 50, finishedMs: 50, burstMs: 50, longestMs: 500 } });
  });
  afterEach(() => desk.stop());

  const stored = async (chat: number): Promise<string[]> => {
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: `${chat}` });
    const { rows } = await desk.app.home.pool.query<{ text: string }>(
      `select coalesce(body ->> 'command', body ->> 'language', body ->> 'text') as text
       from deskgraph.inbounds where tenant_id = $1 and conversation_id = $2 order by seq`,
      [desk.app.home.tenant, id],
    );
    return rows.map(({ text }) => text);
  };

  it("is stored in their order and once, with what stands between and behind, also when told again", async () => {
    const texts = Array.from({ length: 100 }, (_, n) => `питання ${n}`);
    const sent = texts.map((text, n) => {
      if (n === 40) desk.telegram.say(7, { text: "/help" });
      if (n === 70) desk.telegram.say(8, { text: "сукня на 122 є?" });
      return desk.telegram.say(7, { text });
    });
    for (const update of sent.slice(20, 90)) desk.telegram.again(update);
    await desk.until(() => desk.telegram.waiting === 0);
    expect(await stored(7)).toEqual([...texts.slice(0, 40), "help", ...texts.slice(40)]);
    await desk.until(() => desk.textsTo(8).length > 0);
    await desk.until(() => desk.textsTo(7).length > 0);
  });
});
