import { expect, it } from "vitest";
import { troubleInWords } from "../../src/cli/model-advice.ts";
import { testChat } from "../kit/app.ts";
import { ScriptedModel } from "../kit/scripted-model.ts";

it("who tries it out in the terminal is told why a model gave no answer, and what to do", async () => {
  const lines: string[] = [];
  const refused = Object.assign(new Error("canary"), { status: 401 });
  const chat = await testChat({
    model: new ScriptedModel(() => refused),
    modelWatch: { called: (call) => lines.push(troubleInWords(call) ?? "answered") },
  });
  await chat.say("Привіт");
  expect(lines).toEqual([
    expect.stringMatching(/^the model scripted gave no answer: its key is refused. Look at the key/),
  ]);
  await chat.app.close();
});
