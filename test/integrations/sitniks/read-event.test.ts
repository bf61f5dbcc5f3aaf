import { describe, expect, it } from "vitest";
import { readEvent } from "../../../integrations/sitniks/read-event.ts";
import { type SitniksSettings, sitniksSettings } from "../../../integrations/sitniks/settings.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";

const read = (body: unknown, settings: Partial<SitniksSettings> = {}) =>
  readEvent(body, { shop: demoShop, settings: sitniksSettings.parse(settings) }, 0);
const event = (chat: object = {}, message: object = {}) => ({
  chat: { id: "chat", initialSource: "telegram", userId: "5", ...chat },
  message: { id: "m", sentBy: "5", text: "Добрий день", ...message },
});

describe("an event about a message in Sitniks", () => {
  it("says whose chat it is, where Sitniks' user ids are the channel's own", () => {
    expect(read(event())).toMatchObject({ is: "chat", crmChatId: "chat", channel: "telegram", channelUserId: "5" });
    expect(read(event(), { hasChannelIds: false })).not.toHaveProperty("channelUserId");
  });

  it("of another page of the shop's is ignored; of a page that is not told, the customer's id proves nothing", () => {
    expect(read(event({ ownerId: "other" }), { ownerId: "ours" })).toMatchObject({ is: "ignored" });
    expect(read(event({ ownerId: "ours" }), { ownerId: "ours" })).toMatchObject({ channelUserId: "5" });
    expect(read(event(), { ownerId: "ours" })).not.toHaveProperty("channelUserId");
  });

  it("tells a person's words from the AI's and the customer's", () => {
    const by = (managerName: string | null, sentBy = "manager") => read(event({}, { managerName, sentBy }));
    expect(by("Ірина")).toMatchObject({ personMessage: { externalId: "m", by: "Ірина", text: "Добрий день" } });
    expect(by(demoShop.managers.ai)).not.toHaveProperty("personMessage");
    expect(by(null)).toMatchObject({ unsigned: { externalId: "m" } });
    expect(by(null, "5")).not.toHaveProperty("unsigned");
  });

  it("without a chat or a message is ignored", () => {
    for (const body of [null, {}, { chat: { id: "" }, message: {} }, { chat: { id: "c" } }]) {
      expect(read(body)).toMatchObject({ is: "ignored" });
    }
  });
});
