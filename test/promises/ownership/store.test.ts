import { describe, expect, it } from "vitest";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { moveName } from "../../kit/ownership/moves.ts";
import { seenInDatabase, seenInModel } from "../../kit/ownership/seen.ts";
import { StoredChat } from "../../kit/ownership/stored-chat.ts";
import { wayOf } from "../../kit/ownership/walk.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const traces = inSmall(30, 1_000);
const longest = 14;

describe("the store", () => {
  it("agrees with the model of who owns a chat, step by step", async () => {
    for (let trace = 0; trace < traces; trace += 1) {
      const home = await freshHome();
      const chat = await StoredChat.open(home, `trace-${trace}`);
      const told: string[] = [];
      for (const { move, before, after } of wayOf(seededRandom(trace), longest)) {
        told.push(moveName(move));
        await chat.take(move, before);
        const why = `trace ${trace}: ${told.join(", ")}`;
        expect(await seenInDatabase(home, chat.id), why).toEqual(seenInModel(after));
      }
    }
  });
});
