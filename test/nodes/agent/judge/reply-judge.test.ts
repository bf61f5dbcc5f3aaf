import { describe, expect, it } from "vitest";
import { runTurn } from "../../../../graph/run-turn.ts";
import { createReplyJudge } from "../../../../nodes/agent/judge/reply-judge.ts";
import { deskCustomer, deskOf } from "../../../kit/desk.ts";
import { saidTurn } from "../../../kit/desk-turn.ts";
import { type ScriptedAnswer, ScriptedModel } from "../../../kit/scripted-model.ts";

interface Verdict {
  readonly n: number;
  readonly verdict: "said" | "not_said" | "no_fact";
  readonly quote?: string;
}
const verdicts = (...statements: Verdict[]): ScriptedAnswer => ({ text: JSON.stringify({ statements }) });

const invented = "Цю сукню шиють у маленькій майстерні в горах.";
const harmless = "Дякую, що звернулися до нас.";

/** The answers of a model to one question, each read by a judge that answers as told; what the customer got. */
async function said(drafts: readonly string[], judgeSays: readonly ScriptedAnswer[]) {
  const model = new ScriptedModel(drafts.map((text) => ({ text })));
  const judge = new ScriptedModel(judgeSays);
  const limits = { timeoutMs: 60_000, budget: undefined, watch: undefined };
  const { graph } = await deskOf(model, { replyJudge: createReplyJudge({ model: judge, ...limits }) });
  const { replies } = await runTurn(graph, saidTurn(1, "розкажіть про сукню"), deskCustomer);
  return { model, judge, text: replies.map(({ text }) => text).join("\n") };
}

describe("a second model that reads drafts", () => {
  it("has what no source says told to the first one, and its next answer is sent", async () => {
    const { model, text } = await said(
      [invented, harmless],
      [verdicts({ n: 1, verdict: "not_said" }), verdicts({ n: 1, verdict: "no_fact" })],
    );
    expect(text).toContain(harmless);
    expect(text).not.toContain("майстерні");
    expect(model.asked[1]?.at(-1)?.text).toContain("[check]");
    expect(model.asked[1]?.at(-1)?.text).toContain("no tool, term or message says this");
  });

  it("leaves out the statements that it refused twice, and says the others", async () => {
    const draft = `${harmless} ${invented} Підкажіть зріст дитини?`;
    const judged = verdicts({ n: 1, verdict: "no_fact" }, { n: 2, verdict: "not_said" });
    const { text } = await said([draft, draft], [judged, judged]);
    expect(text).toContain(harmless);
    expect(text).toContain("Підкажіть зріст дитини?");
    expect(text).not.toContain("майстерні");
  });

  it("counts a statement as said only with words that stand in a source", async () => {
    const known = "Ми відправляємо замовлення Новою поштою.";
    const made = verdicts({ n: 1, verdict: "said", quote: "відправка щодня голубами" });
    expect((await said([known, harmless], [made, verdicts({ n: 1, verdict: "no_fact" })])).text).toContain(harmless);
    const real = verdicts({ n: 1, verdict: "said", quote: "Нова пошта" });
    const { text, judge } = await said([known], [real]);
    expect(text).toContain(known);
    expect(judge.asked[0]?.at(-1)?.text).toContain("[shop] Нова пошта");
  });

  it.each<[string, ScriptedAnswer]>([
    ["it fails", new Error("503 overloaded")],
    ["it answers in words of its own", { text: "Усе гаразд!" }],
    ["it answers in another form", { text: '{"statements":[{"n":"one","verdict":"maybe"}]}' }],
    ["it speaks of statements that there are not", verdicts({ n: 7, verdict: "not_said" })],
  ])("changes nothing where %s", async (_why, answer) => {
    expect((await said([harmless], [answer, answer])).text).toContain(harmless);
  });

  it("is not asked about questions, greetings and what code refused", async () => {
    const { judge } = await said(["Добрий день! Підкажіть зріст дитини?"], []);
    expect(judge.asked).toEqual([]);
    const refused = await said(["Сукня «Ромашка» — 3 грн.", harmless], [verdicts({ n: 1, verdict: "no_fact" })]);
    expect(refused.judge.asked).toHaveLength(1);
  });
});
