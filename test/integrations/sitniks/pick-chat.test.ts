import { describe, expect, it } from "vitest";
import { chatSchema, type SitniksChat } from "../../../integrations/sitniks/chat.ts";
import { pickChat } from "../../../integrations/sitniks/pick-chat.ts";

const chat = (part: Partial<SitniksChat> & { id: string }): SitniksChat => ({ initialSource: "telegram", ...part });
const wanted = { channel: "telegram", userId: "42", username: "Olena_K", hasChannelIds: true };

describe("which chat is the customer's", () => {
  it("the one with their id, whatever its name is now", () => {
    const chats = [chat({ id: "a", userId: "7", userNickName: "olena_k" }), chat({ id: "b", userId: "42" })];
    expect(pickChat(chats, wanted)).toMatchObject({ is: "found", chat: { id: "b" } });
  });

  it("where ids are not told, the only one of that name; '@' and case are nothing", () => {
    expect(pickChat([chat({ id: "a", userNickName: "olena_k" })], { ...wanted, username: "@Olena_K" })).toMatchObject({
      is: "found",
    });
    expect(pickChat([chat({ id: "a", userNickName: "оlena_k" })], wanted)).toEqual({ is: "none" });
    expect(pickChat([chat({ id: "a", userNickName: "" })], { ...wanted, username: null })).toEqual({ is: "none" });
    expect(pickChat([{ id: "a", userNickName: "olena_k" }], wanted)).toEqual({ is: "none" });
  });

  it("of two with their id none, but for the one on the shop's own page where that is told", () => {
    const at = (id: string, ownerId: string): SitniksChat => chat({ id, ownerId, userId: "42" });
    const chats = [at("a", "page"), at("b", "other_page")];
    expect(pickChat(chats, wanted)).toEqual({ is: "several" });
    expect(pickChat(chats, { ...wanted, ownerId: "page" })).toMatchObject({ is: "found", chat: { id: "a" } });
    expect(pickChat(chats, { ...wanted, ownerId: "third" })).toEqual({ is: "none" });
  });

  it("an id that is null is none, and no word of four letters", () => {
    const parsed = [null, "", undefined, 42].map((userId) => chatSchema.parse({ id: "a", userId }).userId);
    expect(parsed).toEqual([undefined, undefined, undefined, "42"]);
  });

  it("two of that name are none, and so is one of another channel, or with another id", () => {
    const named = (id: string): SitniksChat => chat({ id, userNickName: "olena_k" });
    expect(pickChat([named("a"), named("b")], wanted)).toEqual({ is: "several" });
    expect(pickChat([named("a"), named("a")], wanted)).toMatchObject({ is: "found" });
    expect(pickChat([{ ...named("a"), initialSource: "instagram" }], wanted)).toEqual({ is: "none" });
    expect(pickChat([{ ...named("a"), userId: "43" }], wanted)).toEqual({ is: "none" });
    expect(pickChat([{ ...named("a"), userId: "43" }], { ...wanted, hasChannelIds: false })).toMatchObject({
      is: "found",
    });
  });
});
