import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { byKey } from "../../../integrations/http/access.ts";
import { type CallKind, type JsonCall, jsonApi, withoutSlash } from "../../../integrations/http/json-api.ts";
import { type Failure, FailureError, unpaced } from "../../../src/core/index.ts";
import { type Answer, type Served, serve } from "../../fakes/serve.ts";

describe("a vendor's JSON", () => {
  let vendor: Served;
  let answer: Answer;
  let asked: CallKind[];
  beforeEach(async () => {
    [answer, asked] = [{ status: 200, body: { is: "here" } }, []];
    vendor = await serve({ fault: () => "none", apply: () => answer });
  });
  afterEach(() => vendor.stop());

  const schema = z.object({ is: z.string() });
  const refused = { outcome: "refused", code: "acme" } as const;
  const call = (of: Partial<JsonCall<{ is: string }>> = {}): Promise<{ is: string }> =>
    jsonApi({
      access: byKey({ base: `${vendor.url}/api`, headers: { authorization: "key", "x-of": "all" } }),
      failureOf: (_answer, kind) => {
        asked.push(kind);
        return refused;
      },
    })({ method: "GET", path: "/things", schema, ...of }, unpaced(new AbortController().signal));
  const failureOf = async (of: Partial<JsonCall<{ is: string }>>): Promise<Failure> => {
    const error = await call(of).catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw new Error(`expected a failure, got ${String(error)}`);
    return error.failure;
  };

  it("is asked for under the vendor's address, with what was given alone", async () => {
    expect(await call({ query: { page: 2, of: "a&b", none: undefined }, headers: { "x-of": "one" } })).toEqual({
      is: "here",
    });
    await call({ method: "POST", body: { text: "x" } });
    expect(vendor.calls).toMatchObject([
      { method: "GET", path: "/api/things", query: { page: "2", of: "a&b" }, headers: { "x-of": "one" } },
      { method: "POST", path: "/api/things", query: {}, body: { text: "x" }, headers: { "x-of": "all" } },
    ]);
    expect(vendor.calls[0]?.query).not.toHaveProperty("none");
    expect(vendor.calls[0]?.bytes).toHaveLength(0);
  });

  it.each([300, 302, 304, 400, 404, 500])("is none at %i", async (status) => {
    answer = { status, ...(status === 304 ? {} : { body: { is: "here" } }) };
    expect(await failureOf({})).toEqual(refused);
  });

  it.each([200, 201, 299])("is one at %i", async (status) => {
    answer = { status, body: { is: "here" } };
    expect(await call()).toEqual({ is: "here" });
  });

  it.each<[Partial<JsonCall<{ is: string }>>, CallKind]>([
    [{ path: "/things" }, { isWrite: false, isOfOne: false }],
    [
      { path: "/things/a7f0", isOfOne: true },
      { isWrite: false, isOfOne: true },
    ],
    [
      { path: "/things/78/notes", method: "POST", isOfOne: true },
      { isWrite: true, isOfOne: true },
    ],
    [
      { path: "/v2things", method: "POST", isRead: true },
      { isWrite: false, isOfOne: false },
    ],
    [
      { path: "/v/2/things", method: "PUT" },
      { isWrite: true, isOfOne: false },
    ],
  ])("that is refused is judged by what was asked: %o", async (of, kind) => {
    answer = { status: 403 };
    await failureOf(of);
    expect(asked).toEqual([kind]);
  });

  it.each<[string, Answer]>([
    ["a page", { status: 200, body: "<html>" }],
    ["something else", { status: 200, body: { is: 7 } }],
    ["nothing", { status: 200 }],
  ])("that is %s leaves a write unsure, and has a read asked again", async (_what, said) => {
    answer = said;
    expect(await failureOf({})).toEqual({ outcome: "retry", code: "unreadable_answer" });
    expect(await failureOf({ method: "POST" })).toEqual({ outcome: "uncertain", code: "unreadable_answer" });
    expect(vendor.calls).toHaveLength(2);
  });

  it("that need not be read may be nothing, and is never a page", async () => {
    const any = z.unknown();
    const read = (of: Answer): Promise<unknown> => {
      answer = of;
      const api = jsonApi({ access: byKey({ base: vendor.url, headers: {} }), failureOf: () => refused });
      return api({ method: "DELETE", path: "/things/7", schema: any }, unpaced(new AbortController().signal));
    };
    expect(await read({ status: 204 })).toBeUndefined();
    await expect(read({ status: 200, body: "<html>" })).rejects.toThrow("unreadable_answer");
  });

  it.each([
    ["https://acme.test", "https://acme.test"],
    ["https://acme.test/", "https://acme.test"],
    ["https://acme.test/api//", "https://acme.test/api"],
  ])("lies at %s, written without the last slash", (written, url) => {
    expect(withoutSlash(written)).toBe(url);
  });
});
