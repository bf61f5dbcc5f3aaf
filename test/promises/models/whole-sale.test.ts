import { afterEach, describe, expect, it } from "vitest";
import type { Attachment } from "../../../src/core/index.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { inSmall } from "../../kit/in-small.ts";
import { type ModelAt, modelAt, modelVendors } from "../../kit/model-vendors.ts";
import { rehearsalMind } from "../../kit/rehearsal-mind.ts";

const steps = [
  "Добрий день! Сукня на 122 є?",
  "а які умови повернення?",
  "беру першу",
  "Олена Коваль, 067 123 45 67, Київ, відділення 5",
  "так, повна оплата",
  "оплатила",
];
/** A photo or a document while a bill is open is its receipt, and has a promise of its own. */
const files: readonly Attachment["kind"][] = ["sticker", "voice", "location", "photo", "document"];
const kindsAt = (step: number): readonly Attachment["kind"][] => {
  const harmless = step > 4 ? files.slice(0, 3) : files;
  return inSmall([harmless[step % harmless.length] ?? "voice"], harmless);
};

describe("with a model of any provider, through its real package", () => {
  const opened: { readonly chat: TestChat; readonly at: ModelAt }[] = [];
  afterEach(async () => {
    for (const { chat, at } of opened.splice(0)) {
      await chat.app.close();
      await at.server.stop();
    }
  });

  describe.each(modelVendors)("$name", (vendor) => {
    const open = async () => {
      const at = await modelAt(vendor, rehearsalMind);
      const chat = await testChat({ env: at.env });
      opened.push({ chat, at });
      return { chat, at };
    };

    it("carries a whole sale from the first word to the paid order, and nothing is refused", async () => {
      const { chat, at } = await open();
      const read: string[] = [];
      for (const step of steps) read.push(...(await chat.say(step)));
      expect(read.join("\n")).toContain("До сплати");
      const [confirmed] = await chat.decide(true);
      expect(confirmed).toContain("Оплату підтверджено");
      expect(at.server.refusals).toEqual([]);
      expect(at.server.asked.length).toBeGreaterThan(8);
      // What providers keep from call to call is the beginning: it has to stay the same.
      expect(new Set(at.server.asked.map(({ system }) => system.split("<context>")[0])).size).toBe(1);
      const { text } = await chat.app.metrics.expose();
      const model = `${vendor.name}:${vendor.model}`;
      expect(text).toContain(`deskgraph_model_tokens_total{model="${model}",kind="input"}`);
    });

    it("goes on with the chat after what has no words, at any point of a sale", async () => {
      const { chat, at } = await open();
      for (const [place, step] of steps.entries()) {
        for (const kind of kindsAt(place)) {
          await chat.asManager({ kind: "message", text: "", attachments: [{ kind, ref: `test:${place}.${kind}` }] });
        }
        expect(await chat.say(step)).not.toEqual([]);
      }
      expect((await chat.decide(true)).join()).toContain("Оплату підтверджено");
      expect(at.server.refusals).toEqual([]);
      const said = at.server.asked.flatMap(({ turns }) => turns.map(({ text }) => text)).join("\n");
      expect(said).toContain("[sticker]");
    });
  });
});
