import { expect, it } from "vitest";
import { runTurn } from "../../../graph/run-turn.ts";
import { guidedTexts } from "../../../nodes/texts/guided/guided-texts.ts";
import { offersIn } from "../../../src/core/index.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { deskTurn } from "../../kit/desk-turn.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const riddle = "бурум-шурум";
/** As many turns as the model's memory forgets a message in. */
const longTalk = 12;

it("who is not understood reads other words each time, in a long chat too, and at last is asked about a person", async () => {
  const model = new ScriptedModel((messages, at) =>
    messages.at(-1)?.text.includes(riddle) === true
      ? { calls: [{ name: "offer_choices", args: {} }] }
      : { text: `Слухаю вас далі, ${at}.` },
  );
  const { graph } = await deskOf(model);
  let turns = 0;
  const say = async (text: string) => {
    turns += 1;
    const turn = deskTurn(turns, { kind: "message", text, attachments: [] });
    return (await runTurn(graph, turn, deskCustomer)).replies.at(-1);
  };
  const read = [(await say(riddle))?.text];
  for (let at = 0; at < longTalk; at += 1) await say(`дякую ${at}`);
  read.push((await say(riddle))?.text, (await say(riddle))?.text, (await say(riddle))?.text);
  const { notUnderstood, ratherPerson } = guidedTexts.uk;
  expect(read).toEqual([expect.stringContaining(notUnderstood[0]), ...notUnderstood.slice(1)]);
  const last = await say(riddle);
  expect(last?.text).toBe(ratherPerson);
  expect(offersIn(last?.choices ?? []).map(({ label }) => label)).toContain(guidedTexts.uk.choose.person);
});
