import { describe, expect, it } from "vitest";
import { joinerOf } from "../../../src/core/reading/spelled-out.ts";

const join = joinerOf({ letter: "\\p{L}", between: "[ .-]", mostBetween: 2, leastLetters: 4 });

describe("letters that stand apart", () => {
  it.each([
    ["на з н и ж к а тут", "на знижка тут"],
    ["з.н.и.ж.к.а", "знижка"],
    ["у нас S M L тут", "у нас S M L тут"],
    ["т у п а  с у к а", "тупа сука"],
    ["я й ти", "я й ти"],
  ])("%j is %j", (text, joined) => expect(join(text).text).toBe(joined));

  it("are told apart from the text around them", () => {
    expect(join("це с у к н я і п л а т").words).toEqual(["сукняіплат"]);
    expect(join("сукня").words).toEqual([]);
  });
});
