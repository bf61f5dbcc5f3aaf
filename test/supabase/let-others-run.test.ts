import { expect, it } from "vitest";
import { freshHome } from "../kit/home.ts";

it("statements of the embedded home that follow each other leave the event loop to others in between", async () => {
  const { pool } = await freshHome();
  let turns = 0;
  let next: NodeJS.Immediate | undefined;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  next = setImmediate(turn);
  // Some hundred milliseconds of work; a vendor's answer needs a handful of turns until it is heard.
  for (let n = 0; n < 300; n += 1) await pool.query("select count(*) from generate_series(1, 5000)");
  clearImmediate(next);
  expect(turns).toBeGreaterThan(5);
});
