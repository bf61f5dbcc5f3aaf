import { afterEach, describe, expect, it } from "vitest";
import type { Attachment, Files, Shop } from "../../../src/core/index.ts";
import type { Mind } from "../../fakes/models/mind.ts";
import { type TestChat, testChat, testConfig } from "../../kit/app.ts";
import { type ModelAt, modelAt, modelVendors } from "../../kit/model-vendors.ts";
import { rehearsalMind } from "../../kit/rehearsal-mind.ts";

const opened: { readonly chat: TestChat; readonly at: ModelAt }[] = [];
afterEach(async () => {
  for (const { chat, at } of opened.splice(0)) {
    await chat.app.close();
    await at.server.stop();
  }
});

const vendorOf = (name: string) => {
  const vendor = modelVendors.find((each) => each.name === name);
  if (vendor === undefined) throw new Error(`no vendor ${name}`);
  return vendor;
};

const filesIn = ({ server }: ModelAt): readonly string[] =>
  server.asked.flatMap(({ turns }) => turns.flatMap((turn) => (turn.role === "user" ? (turn.files ?? []) : [])));

/** A model that says so of whatever file it is given. */
async function open(
  name: string,
  sees: string,
  { shop, bytes = 8 }: { readonly shop?: Partial<Shop>; readonly bytes?: number } = {},
) {
  const mind: Mind = (asked) => {
    const last = asked.turns.at(-1);
    return last?.role === "user" && last.files !== undefined ? { text: sees } : rehearsalMind(asked);
  };
  const at = await modelAt(vendorOf(name), mind);
  const files: Files = {
    read: async (ref) => ({
      bytes: new Uint8Array(bytes),
      mediaType: ref.startsWith("voice") ? "audio/ogg" : "image/jpeg",
      name: ref,
    }),
  };
  const chat = await testChat({ env: at.env, files, ...(shop === undefined ? {} : { shop }) });
  opened.push({ chat, at });
  const send = (kind: Attachment["kind"], text: string, count = 1) =>
    chat.asManager({
      kind: "message",
      text,
      attachments: Array.from({ length: count }, (_, place) => ({ kind, ref: `${kind}${place}` })),
    });
  return { at, send };
}

const dress = "FILE: червона сукня «Анна» в горошок";

describe("what a customer sends besides words", () => {
  it.each<[string, Partial<Shop>]>([
    ["openai", {}],
    ["anthropic", {}],
    ["google", {}],
    // Which of its models can see, nobody knows but the shop.
    ["ollama", { modelReads: ["pictures"] }],
  ])("as a picture is seen by a model of %s, and answered as if it had been told", async (name, shop) => {
    const { at, send } = await open(name, dress, { shop });
    const answer = (await send("photo", "є така на 122?")).join("\n");
    expect(answer).toContain("Анна");
    expect(filesIn(at)).toHaveLength(1);
    expect(JSON.stringify(at.server.asked)).toContain("[photo: червона сукня «Анна» в горошок]");
    expect(at.server.refusals).toEqual([]);
  });

  it("as a voice message is heard by a model of google, and screened and answered like typed words", async () => {
    const { at, send } = await open("google", "FILE: є сукня на 122?");
    expect((await send("voice", "")).join("\n")).toContain("Сукня");
    expect(filesIn(at)).toEqual(["audio/ogg"]);
    expect(at.server.refusals).toEqual([]);
  });

  it.each<[string, string, Attachment["kind"], { readonly shop?: Partial<Shop>; readonly bytes?: number }]>([
    ["a model that takes no sound", "anthropic", "voice", {}],
    ["a model of whom nobody knows what it takes", "ollama", "photo", {}],
    ["a shop that gives the model no files", "openai", "photo", { shop: { modelReads: [] } }],
    ["a picture that is too large", "anthropic", "photo", { bytes: 4_000_000 }],
  ])("is not sent to %s: a person gets it", async (_what, name, kind, more) => {
    const { at, send } = await open(name, dress, more);
    expect((await send(kind, "")).join("\n")).not.toBe("");
    expect(filesIn(at)).toEqual([]);
  });

  it("is given to a person, when the model speaks of something else than the file", async () => {
    const { at, send } = await open("openai", "I am sorry, I cannot see pictures.");
    expect((await send("photo", "")).join("\n")).not.toContain("sorry");
    expect(filesIn(at)).toHaveLength(1);
    expect(JSON.stringify(at.server.asked)).not.toContain("[photo: I am");
  });

  it("is looked at up to three times in a turn, and not at all once the budget is used up", async () => {
    const many = await open("openai", dress);
    await many.send("photo", "які з них є?", 5);
    expect(filesIn(many.at)).toHaveLength(3);
    const { shop } = await testConfig();
    const customer = { ...shop.modelLimits.customer, callsPerHour: 1 };
    const poor = await open("openai", dress, { shop: { modelLimits: { ...shop.modelLimits, customer } } });
    await poor.send("photo", "є?", 2);
    expect(filesIn(poor.at)).toHaveLength(1);
  });
});
