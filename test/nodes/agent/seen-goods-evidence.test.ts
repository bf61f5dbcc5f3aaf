import { expect, it } from "vitest";
import { runTurn } from "../../../graph/run-turn.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { saidTurn } from "../../kit/desk-turn.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const search = (text: string) => ({ calls: [{ name: "search_catalogue", args: { text } }] });
const answer = "Сукня «Анна», червона коштує 1190 грн.";

it("the price of what was shown two searches ago may be said again", async () => {
  const model = new ScriptedModel([
    search("Сукня «Анна», червона"),
    { text: "Є така." },
    search("Худі «Затишок», сіре"),
    { text: "Є й таке." },
    search("Шорти «Гра», сині"),
    { text: "Ось шорти." },
    { text: answer },
  ]);
  const desk = await deskOf(model);
  const said = ["Анна є?", "а худі?", "а шорти?", "то скільки Анна?"];
  const turns = said.map((text, at) => saidTurn(at + 1, text));
  const last = turns.pop();
  for (const turn of turns) await runTurn(desk.graph, turn, deskCustomer);
  const outcome = last && (await runTurn(desk.graph, last, deskCustomer));
  expect(outcome?.replies.map(({ text }) => text)).toEqual([answer]);
  expect(model.asked).toHaveLength(7);
});
