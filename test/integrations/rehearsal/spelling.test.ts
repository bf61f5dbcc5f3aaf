import { expect, it } from "vitest";
import { withoutMisspellings } from "../../../integrations/rehearsal/spelling.ts";

it("a word with a slip in it is read as the word that was meant", () => {
  const meant: Readonly<Record<string, string>> = {
    "дорий день є куркти на 128?": "добрий день є куртки на 128?",
    "чрону візму": "чорну візьму",
    оплтив: "оплатив",
    "повна оплта": "повна оплата",
    "віділення 5": "відділення 5",
    "шо є на 7 рочків": "що є на 7 років",
  };
  for (const [written, read] of Object.entries(meant)) expect(withoutMisspellings(written), written).toBe(read);
});

it("a name and a word of its own stay as they were written", () => {
  for (const written of [
    "м. Стрий, Ткаченко Олена",
    "петренко ткаченко бондаренко",
    "другую, пожалуйста",
    "чоловік вже на базарі купив",
    "сукня «Роза» на свято",
    "I would like a dress for my niece",
  ]) {
    expect(withoutMisspellings(written), written).toBe(written);
  }
});
