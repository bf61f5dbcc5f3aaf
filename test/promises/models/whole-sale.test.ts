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
const wordless = {
  "one thing": (step: number) =>
    harmlessAt(step)
      .slice(step % harmlessAt(step).length)
      .slice(0, 1),
  everything: (step: number) => harmlessAt(step),
  nothing: () => [],
} satisfies Record<string, (step: number) => readonly Attachment["kind"][]>;
const harmlessAt = (step: number): readonly Attachment["kind"][] => (step > 4 ? files.slice(0, 3) : files);
/** In small the sale and what has no words in the middle of it are one chat. */
const sales = inSmall<readonly (keyof typeof wordless)[]>(["one thing"], ["nothing", "one thing", "everything"]);

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

    it.each(sales)(
      "carries a whole sale to the paid order, with %s without words before each message",
      async (what) => {
        const { chat, at } = await open();
        const read: string[] = [];
        for (const [place, step] of steps.entries()) {
          for (const kind of wordless[what](place)) {
            await chat.asManager({ kind: "message", text: "", attachments: [{ kind, ref: `test:${place}.${kind}` }] });
          }
          const answers = await chat.say(step);
          expect(answers).not.toEqual([]);
          read.push(...answers);
        }
        expect(read.join("\n")).toContain("До сплати");
        expect((await chat.decide(true)).join()).toContain("Оплату підтверджено");
        expect(at.server.refusals).toEqual([]);
        expect(at.server.asked.length).toBeGreaterThan(8);
        // What providers keep from call to call is the beginning: it has to stay the same.
        expect(new Set(at.server.asked.map(({ system }) => system.split("<context>")[0])).size).toBe(1);
        const said = at.server.asked.flatMap(({ turns }) => turns.map(({ text }) => text)).join("\n");
        expect(said.includes("[sticker]")).toBe(what !== "nothing");
        const { text } = await chat.app.metrics.expose();
        const model = `${vendor.name}:${vendor.model}`;
        expect(text).toContain(`deskgraph_model_tokens_total{model="${model}",kind="input"}`);
      },
    );
  });
});
