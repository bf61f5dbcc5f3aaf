import { describe, expect, it } from "vitest";
import { parkedTurn } from "../../graph/parked-turn.ts";
import { conversationId, effectKeyOf, inboundId, type Owner, type Turn, turnIdOf } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const at = "2026-01-14T08:00:00.000Z";
const conversation = conversationId("c_1");
const id = inboundId("i_1");
const photo = { kind: "photo", ref: "test:1" } as const;
const turnOf = (owner: Owner): Turn => ({
  id: turnIdOf([id]),
  conversationId: conversation,
  owner,
  epoch: 1,
  at,
  claim: 1,
  unsaid: [],
  inbounds: [
    { id, conversationId: conversation, at, kind: "message", text: "Київ, відділення 5", attachments: [photo] },
  ],
});

describe("a turn that cannot be run", () => {
  it.each(["waiting", "person"] as const)(
    "is told to the ticket and the staff while it is %s's, once",
    async (owner) => {
      const turn = turnOf(owner);
      const { effects } = await parkedTurn(turn, { shop: demoShop });
      expect(effects.map(({ kind }) => kind)).toEqual(["staff.post", "ticket.note"]);
      const [post, note] = effects;
      expect(note?.payload).toEqual({ text: "Київ, відділення 5", public: true, files: [photo] });
      expect(post?.payload).toMatchObject({ files: [photo] });
      // The key of the note that the escalation may have put before it failed.
      const ofEscalation = { thread: conversation, turn: turn.id, node: "escalation", kind: "ticket.note" } as const;
      expect(note?.key).toBe(effectKeyOf(ofEscalation));
    },
  );
});
