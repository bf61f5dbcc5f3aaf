import { describe, expect, it } from "vitest";
import { trustAll } from "../../../src/core/index.ts";
import { testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const lie = "Усе по 99 грн!";
const ira = person("ira");

/** A shop whose people can be reached, and whose model says what no data say. */
async function stopped(level: "auto" | "draft") {
  const model = new ScriptedModel(() => ({ text: lie }));
  const chat = await testChat({ model, isStaffed: true, shop: { trust: trustAll(level) } });
  const read = await chat.say("скільки?");
  const draft = await chat.app.store.replyDraft(chat.conversation.id);
  if (draft === undefined) throw new Error("nothing waits");
  return { chat, read, draft };
}

describe.each(["auto", "draft"] as const)(
  "an answer that the check stopped, with the assistant trusted as %s",
  (level) => {
    it("reaches the person with what failed and why, and is their own word when they send it", async () => {
      const { chat, read, draft } = await stopped(level);
      expect(read.join()).not.toContain("99");
      expect(read.length).toBeGreaterThan(0);
      expect(draft).toMatchObject({ texts: [lie], stopped: expect.stringMatching(/«99.*»: такої суми немає в даних/) });
      const post = (await chat.effects()).find(
        ({ kind, payload }) => kind === "staff.post" && payload.topic === "draft",
      );
      expect(post?.payload).toMatchObject({
        draftId: draft.id,
        actions: ["send_draft", "edit_draft", "discard_draft"],
      });
      const sent = await chat.asManager({ kind: "draft_decision", draftId: draft.id, isSent: true, by: ira });
      expect(sent).toEqual([lie]);
      const [last] = (await chat.app.store.transcript(chat.conversation.id, 1)).slice(-1);
      expect(last).toMatchObject({ author: "person", text: lie });
      expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");
      const again = chat.asManager({ kind: "draft_decision", draftId: draft.id, isSent: true, by: ira });
      await expect(again).rejects.toMatchObject({ found: { refused: "draft_gone" } });
    });

    it("is said by whoever took the chat, in their words, or thrown away", async () => {
      const { chat, draft } = await stopped(level);
      await chat.asManager({ kind: "taken_over", by: ira });
      const text = "Від 650 грн.";
      expect(await chat.asManager({ kind: "draft_decision", draftId: draft.id, isSent: true, text, by: ira })).toEqual([
        text,
      ]);
      const other = await stopped(level);
      await other.chat.asManager({ kind: "draft_decision", draftId: other.draft.id, isSent: false, by: ira });
      expect(await other.chat.app.store.replyDrafts()).toEqual([]);
      expect((await other.chat.replies()).map((reply) => reply.text).join()).not.toContain("99");
    });
  },
);
