import { describe, expect, it } from "vitest";
import type { GraphDeps } from "../../graph/graph.ts";
import { runTurn } from "../../graph/run-turn.ts";
import { deskCustomer, deskOf } from "../kit/desk.ts";
import { saidTurn } from "../kit/desk-turn.ts";
import { type ScriptedAnswer, ScriptedModel } from "../kit/scripted-model.ts";

const call = (name: string, args: Record<string, unknown> = {}) => ({ name, args });
const details = "Олена Коваль, 067 123 45 67, Київ, відділення 5";
const delivery = { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "відділення 5" };

/** What the customer reads of each turn, as pairs of the reply's place in the turn and its words. */
async function talk(answers: readonly ScriptedAnswer[], said: readonly string[], more: Partial<GraphDeps> = {}) {
  const { graph } = await deskOf(new ScriptedModel(answers), more);
  const heard: { readonly id: string; readonly kind: string; readonly text: string }[][] = [];
  for (const [at, text] of said.entries()) {
    const { replies } = await runTurn(graph, saidTurn(at, text), deskCustomer);
    heard.push(replies.map(({ id, kind, text: words }) => ({ id: id.slice(id.indexOf("/")), kind, text: words })));
  }
  return heard;
}

const fill = async (beside: string) => {
  const { deps } = await deskOf(new ScriptedModel([]));
  const [article] = deps.catalogue.search({ limit: 1 }).products;
  const sku = article?.variants.find(({ stock }) => stock > 0)?.sku ?? "";
  const changes = { changes: [{ sku, quantity: 1 }] };
  return [
    { calls: [call("change_cart", changes), call("set_delivery", delivery)] },
    { text: beside, calls: [call("checkout")] },
  ];
};

describe("what the model says beside an act", () => {
  it("is said before the product repeats the order", async () => {
    const [heard] = await talk(await fill("Так, чек надішлемо разом із посилкою на пошту."), [details]);
    expect(heard?.map(({ id, kind }) => [id, kind])).toEqual([
      ["/agent/beside", "plain"],
      ["/payment/review", "review"],
    ]);
    expect(heard?.[0]?.text).toContain("чек надішлемо");
  });

  it("is said before a person is announced, and the first answer says that it is an AI's", async () => {
    const answer = { text: "Чек потрібен, розумію.", calls: [call("call_person", { reason: "complaint" })] };
    const [heard] = await talk([answer], ["а чек буде? бо вже вдруге його немає"]);
    expect(heard?.map(({ kind }) => kind)).toEqual(["plain", "handoff"]);
    expect(heard?.[0]?.text).toMatch(/AI-помічник[\s\S]*Чек потрібен, розумію\./);
  });

  it("may say what the call does, and nothing that data does not back", async () => {
    const beside = async (text: string) => {
      const leftOut: string[][] = [];
      const answer = { text, calls: [call("call_person", { reason: "complaint" })] };
      const more: Partial<GraphDeps> = { leftOut: ({ codes }) => leftOut.push([...codes]) };
      const [heard] = await talk([answer], ["я скаржусь"], more);
      return [heard?.map(({ kind }) => kind), leftOut];
    };
    expect(await beside("Передала ваше звернення менеджеру.")).toEqual([["plain", "handoff"], []]);
    expect(await beside("Повернемо вам 100 грн!")).toEqual([["handoff"], [[expect.stringContaining("price")]]]);
  });

  it("in an earlier round gives way to the words of the act, and is said where the act has none", async () => {
    const look = { text: "Зараз подивлюся.", calls: [call("search_catalogue", {})] };
    const act = (text: string) => ({ text, calls: [call("call_person", { reason: "complaint" })] });
    const [withWords] = await talk([look, act("Розумію вас.")], ["скарга"]);
    expect(withWords?.[0]?.text).toContain("Розумію вас.");
    expect(withWords?.[0]?.text).not.toContain("подивлюся");
    const [without] = await talk([look, act("")], ["скарга"]);
    expect(without?.[0]?.text).toContain("Зараз подивлюся.");
  });

  it("is not said where the act was refused: the model goes on and answers", async () => {
    const refused = { text: "Оформлюю!", calls: [call("checkout")] };
    const [heard] = await talk([refused, { text: "Що саме вам показати?" }], ["оформіть"]);
    expect(heard).toHaveLength(1);
    expect(heard?.[0]?.text).not.toContain("Оформлюю");
  });
});
