import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askForTokens, type TokenError } from "../../../integrations/http/token-endpoint.ts";
import { type Failure, FailureError } from "../../../src/core/index.ts";
import { type Answer, type Served, serve } from "../../fakes/serve.ts";

describe("a vendor's token endpoint", () => {
  let vendor: Served;
  let answer: Answer;
  let errors: TokenError[];
  beforeEach(async () => {
    [answer, errors] = [{ status: 200, body: { access_token: "at" } }, []];
    vendor = await serve({ fault: () => "none", apply: () => answer });
  });
  afterEach(() => vendor.stop());

  type Meaning = ReturnType<Parameters<typeof askForTokens>[0]["readError"]>;
  interface Asked {
    readonly meaning?: Meaning;
    readonly body?: object;
    readonly place?: string;
    readonly refreshToken?: string;
  }
  const ask = ({ meaning, body = new URLSearchParams({ code: "a&b" }), place, refreshToken }: Asked = {}) =>
    askForTokens(
      {
        url: new URL(`${vendor.url}/token`),
        body,
        place,
        refreshToken,
        settings: "check the client's secret",
        readError: (error) => {
          errors.push(error);
          return meaning;
        },
      },
      new AbortController().signal,
    );
  const refusedWith = async (body: Answer["body"], meaning?: Meaning, status = 400): Promise<Failure> => {
    answer = { status, body };
    const error = await ask(meaning === undefined ? {} : { meaning }).catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw new Error(`expected a failure, got ${String(error)}`);
    return error.failure;
  };

  it("is asked with a form, or with JSON where the vendor wants that", async () => {
    await ask();
    await ask({ body: { code: "a&b" } });
    const [form, json] = vendor.calls;
    expect([form?.headers["content-type"], form?.bytes.toString()]).toEqual([
      "application/x-www-form-urlencoded",
      "code=a%26b",
    ]);
    expect([json?.headers["content-type"], json?.body]).toEqual(["application/json", { code: "a&b" }]);
    expect([form?.method, json?.method]).toEqual(["POST", "POST"]);
  });

  it("gives a new refresh token, or leaves the old one good", async () => {
    expect(await ask()).not.toHaveProperty("refreshToken");
    expect(await ask()).not.toHaveProperty("place");
    expect(await ask({ refreshToken: "old", place: "eu" })).toMatchObject({ refreshToken: "old", place: "eu" });
    answer = { status: 200, body: { access_token: "at", refresh_token: "new" } };
    expect(await ask({ refreshToken: "old" })).toMatchObject({ accessToken: "at", refreshToken: "new" });
  });

  it.each<[string, unknown, number]>([
    ["five minutes before its end", 3_600, 3_300],
    ["five minutes before its end, said as text", "7200", 6_900],
    ["a sixth of its life before its end where that is short", 600, 500],
    ["after 55 minutes where the vendor does not say", undefined, 3_300],
  ])("has its key renewed %s", async (_what, life, freshS) => {
    answer = { status: 200, body: { access_token: "at", expires_in: life } };
    const { freshUntilMs, obtainedAtMs } = await ask();
    expect((freshUntilMs - obtainedAtMs) / 1_000).toBe(freshS);
    expect(Math.abs(obtainedAtMs - Date.now())).toBeLessThan(300_000);
  });

  it("says no with 200, too: good is what has a key in it, and a life", async () => {
    for (const body of [{ error: "invalid_code" }, { access_token: "" }, { access_token: "at", expires_in: 0 }]) {
      expect(await refusedWith(body, undefined, 200)).toMatchObject({ outcome: "retry" });
    }
    answer = { status: 500, body: { access_token: "at" } };
    expect(await ask()).toMatchObject({ accessToken: "at" });
  });

  it("is read by the vendor's own words: final, wrong settings, again later, or unknown and so again", async () => {
    const said = { error: "invalid_grant", error_description: "revoked" };
    expect(await refusedWith(said, "over")).toEqual({ outcome: "locked", code: "grant_over" });
    expect(await refusedWith(said, "wrong_settings")).toEqual({
      outcome: "locked",
      code: "token_invalid_grant",
      detail: "check the client's secret",
    });
    expect(await refusedWith(said, { againInMs: 9_000 })).toEqual({
      outcome: "retry",
      code: "token_invalid_grant",
      pauseVendorMs: 9_000,
    });
    expect(await refusedWith(said)).toEqual({ outcome: "retry", code: "token_invalid_grant" });
    expect(errors[0]).toEqual({ status: 400, error: "invalid_grant", description: "revoked" });
  });

  it("says nothing into our logs that is no code", async () => {
    const codes: string[] = [];
    for (const error of ["Invalid_Code", "what you sent was 123", "x1", "<b>a", "a".repeat(40), "a".repeat(41), ""]) {
      codes.push((await refusedWith({ error })).code);
    }
    expect(codes).toEqual([
      "token_Invalid_Code",
      ...["token_400", "token_400", "token_400", `token_${"a".repeat(40)}`, "token_400", "token_400"],
    ]);
    expect((await refusedWith("<html>", undefined, 502)).code).toBe("token_502");
    expect(errors.at(-1)).toEqual({ status: 502, error: "", description: "" });
    await refusedWith({ error: "x", error_description: { deep: 1 } });
    expect(errors.at(-1)).toEqual({ status: 400, error: "x", description: "" });
  });
});
