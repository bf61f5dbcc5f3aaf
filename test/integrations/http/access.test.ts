import { describe, expect, it } from "vitest";
import { byGrant } from "../../../integrations/http/access.ts";
import { type AccessToken, Secret } from "../../../src/core/index.ts";

const signal = new AbortController().signal;

/** A vendor that answers in turn, and the keys that it was shown. */
async function ask(...statuses: readonly number[]) {
  const shown: (string | undefined)[] = [];
  const refused: string[] = [];
  const tokens = {
    current: async (): Promise<AccessToken> => ({ value: new Secret("first") }),
    renewed: async (token: AccessToken): Promise<AccessToken> => {
      refused.push(token.value.reveal());
      return { value: new Secret("second"), place: "https://eu.acme.test" };
    },
  };
  const access = byGrant(tokens, ({ value, place }) => ({
    base: place ?? "https://acme.test",
    headers: { authorization: value.reveal() },
  }));
  const bases: string[] = [];
  const answer = await access(async ({ base, headers }) => {
    bases.push(base);
    shown.push(headers["authorization"]);
    return { status: statuses[shown.length - 1] ?? 500 };
  }, signal);
  return { status: answer.status, shown, refused, bases };
}

describe("a key that is renewed now and then", () => {
  it("is renewed when the vendor refuses it, and the question is asked once more where the new one belongs", async () => {
    expect(await ask(401, 200)).toEqual({
      status: 200,
      shown: ["first", "second"],
      refused: ["first"],
      bases: ["https://acme.test", "https://eu.acme.test"],
    });
  });

  it("is not renewed twice: what the vendor says to the new one stands", async () => {
    expect(await ask(401, 401)).toMatchObject({ status: 401, shown: ["first", "second"] });
  });

  it.each([200, 400, 403, 404, 429, 500])("is kept at %i", async (status) => {
    expect(await ask(status)).toMatchObject({ status, shown: ["first"], refused: [] });
  });
});
