import { expect, it } from "vitest";
import { isProgrammingError } from "../../../nodes/turn/programming-error.ts";

it("tells a broken connection from a mistake in code, though both may be TypeErrors", async () => {
  const refused = await fetch("http://127.0.0.1:1").catch((error: unknown) => error);
  const mistake = await Promise.resolve(JSON.parse("{}"))
    .then((answer) => answer.choices[0])
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TypeError);
  expect(mistake).toBeInstanceOf(TypeError);
  expect([refused, mistake].map(isProgrammingError)).toEqual([false, true]);
});
