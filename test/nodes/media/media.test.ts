import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { END, START, StateGraph } from "@langchain/langgraph";
import { expect, it } from "vitest";
import { MediaSlice, media } from "../../../nodes/media/media.ts";
import { isAnsweredByNotice } from "../../../nodes/media/only-unread.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import type { Attachment, MediaReaders, Turn } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskTurn } from "../../kit/desk-turn.ts";
import { memoryOutbox } from "../../kit/memory-outbox.ts";

const files = { read: async () => ({ bytes: new Uint8Array(1), mediaType: "audio/ogg", name: "a.ogg" }) };
const sent = (kind: Attachment["kind"], text = ""): Turn =>
  deskTurn(1, { kind: "message", text, attachments: [{ kind, ref: "f" }] });

/** The node alone, over one turn. */
async function read(turn: Turn, readers: MediaReaders = {}) {
  const outbox = memoryOutbox();
  const graph = new StateGraph(MediaSlice)
    .addNode("media", media({ outbox, shop: demoShop, files, readers }))
    .addEdge(START, "media")
    .addEdge("media", END)
    .compile();
  const state = await graph.invoke({ turn }, { configurable: { thread_id: "c" } });
  const [message] = state.turn?.inbounds ?? [];
  return { state, kinds: outbox.effects.map(({ kind }) => kind), text: message?.kind === "message" && message.text };
}

it("turns a voice message into its words", async () => {
  const { state, kinds, text } = await read(sent("voice"), { transcribe: async () => "є сукня на 122?" });
  expect(text).toBe("є сукня на 122?");
  expect(state.messages.at(-1)?.text).toContain("є сукня на 122?");
  expect(kinds).toEqual([]);
});

it.each([
  ["there is no reader for it", {}],
  ["the reader fails", { transcribe: () => Promise.reject(new Error("no")) }],
])("gives a person the file, and tells the customer so, when %s", async (_why, readers: MediaReaders) => {
  const { state, kinds } = await read(sent("voice"), readers);
  expect(kinds).toEqual(["staff.post", "ticket.note"]);
  expect(state.outcome?.replies.map(({ text }) => text).join()).toContain(texts.uk.unread);
});

it("tells the staff alone of a file that words came with: those are answered", async () => {
  const { state, kinds } = await read(sent("photo", "є така?"));
  expect(kinds).toEqual(["staff.post"]);
  expect(state.outcome?.replies ?? []).toEqual([]);
});

it("leaves a place, a contact and a sticker to the model", async () => {
  for (const kind of ["location", "contact", "sticker"] as const) expect((await read(sent(kind))).kinds).toEqual([]);
});

it("leaves an answer that was held back for a file to the model", () => {
  const turn = sent("voice");
  const asked = [new HumanMessage({ id: "i_0", content: "скільки коштує?" })];
  expect(isAnsweredByNotice({ messages: asked }, turn)).toBe(true);
  expect(isAnsweredByNotice({ messages: asked }, { ...turn, unsaid: ["t_0/agent"] })).toBe(false);
  expect(isAnsweredByNotice({ messages: [...asked, new AIMessage("100 грн")] }, { ...turn, unsaid: ["x"] })).toBe(true);
});
