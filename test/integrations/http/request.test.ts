import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type HttpRequest, isWrite, request } from "../../../integrations/http/request.ts";
import { BriefFailure } from "../../../integrations/http/short-retry.ts";
import { FailureError } from "../../../src/core/index.ts";
import { type Answer, type Fault, type Served, serve } from "../../fakes/serve.ts";

describe("one request to a vendor", () => {
  let vendor: Served;
  let fault: Fault;
  let answer: Answer;
  beforeEach(async () => {
    [fault, answer] = ["none", { status: 200, body: { is: "here" } }];
    vendor = await serve({ fault: () => fault, apply: () => answer });
  });
  afterEach(() => vendor.stop());

  const never = new AbortController().signal;
  const ask = (of: Partial<HttpRequest> = {}) =>
    request({
      method: "GET",
      url: new URL(`${vendor.url}/things?key=in-the-address`),
      headers: {},
      signal: never,
      ...of,
    });
  const failureOf = async (of: Partial<HttpRequest>): Promise<FailureError> => {
    const error = await ask(of).catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw new Error(`expected a failure, got ${String(error)}`);
    return error;
  };

  it.each<[HttpRequest["method"], boolean | undefined, boolean]>([
    ["GET", undefined, false],
    ["POST", undefined, true],
    ["PUT", undefined, true],
    ["PATCH", undefined, true],
    ["DELETE", undefined, true],
    ["POST", true, false],
    ["POST", false, true],
  ])("%s (a question: %s) may change something: %s", (method, isRead, mayChange) => {
    expect(isWrite({ method, isRead })).toBe(mayChange);
  });

  it("sends an object as JSON and bytes as they are, and asks for JSON", async () => {
    await ask({ method: "POST", body: { text: "привіт" }, headers: { authorization: "key" } });
    await ask({ method: "POST", body: Buffer.from("raw"), headers: { "content-type": "text/plain" } });
    await ask();
    const [json, bytes, none] = vendor.calls;
    expect([json?.body, json?.headers["content-type"]]).toEqual([{ text: "привіт" }, "application/json"]);
    expect([json?.headers["authorization"], json?.headers["accept"]]).toEqual(["key", "application/json"]);
    expect([bytes?.bytes.toString(), bytes?.headers["content-type"]]).toEqual(["raw", "text/plain"]);
    expect([none?.bytes.length, none?.headers["content-type"]]).toEqual([0, undefined]);
  });

  it.each<[string, Answer, object]>([
    ["JSON", { status: 200, body: { is: 1 } }, { isJson: true, json: { is: 1 } }],
    ["nothing", { status: 204 }, { isJson: true, json: undefined }],
    ["spaces", { status: 200, body: " \n" }, { isJson: true, json: undefined }],
    ["a page", { status: 200, body: "<html>" }, { isJson: false, json: undefined }],
    ["half of it", { status: 200, body: '{"is":' }, { isJson: false, json: undefined }],
  ])("reads an answer of %s", async (_what, said, read) => {
    answer = said;
    expect(await ask()).toMatchObject({ status: said.status, ...read });
  });

  it("follows no redirect, for the key would go with it", async () => {
    answer = { status: 302, headers: { location: `${vendor.url}/elsewhere` } };
    expect(await ask()).toMatchObject({ status: 302 });
    expect(vendor.calls).toHaveLength(1);
  });

  it("reads no endless answer: 5 MB are enough", async () => {
    answer = { status: 200, body: `"${"x".repeat(4_999_998)}"` };
    expect(await ask()).toMatchObject({ isJson: true });
    answer = { status: 200, body: `"${"x".repeat(4_999_999)}"` };
    expect((await failureOf({})).failure).toEqual({ outcome: "uncertain", code: "answer_too_large" });
  });

  it("leaves only a write unsure when the line is cut", async () => {
    fault = "lose";
    expect((await failureOf({})).failure).toEqual({ outcome: "retry", code: "network" });
    expect((await failureOf({ method: "POST", isRead: true })).failure).toEqual({ outcome: "retry", code: "network" });
    const write = await failureOf({ method: "POST" });
    expect(write.failure).toEqual({ outcome: "uncertain", code: "network" });
    expect(write).toBeInstanceOf(BriefFailure);
  });

  it("leaves no write unsure that never left this machine", async () => {
    const { url } = vendor;
    await vendor.stop();
    const gone = await failureOf({ method: "POST", url: new URL(url) });
    expect(gone.failure).toEqual({ outcome: "retry", code: "econnrefused" });
    expect(gone).toBeInstanceOf(BriefFailure);
  });

  it("says of a write at the deadline that the vendor may be at it still; nobody tries again at once", async () => {
    fault = "hang";
    const askUntil = async (of: Partial<HttpRequest>): Promise<FailureError> => {
      const deadline = new AbortController();
      const asked = failureOf({ ...of, signal: deadline.signal });
      const before = vendor.calls.length;
      while (vendor.calls.length === before) await new Promise((resolve) => setImmediate(resolve));
      deadline.abort();
      return asked;
    };
    const read = await askUntil({});
    const write = await askUntil({ method: "PUT", body: {} });
    expect(read.failure).toEqual({ outcome: "retry", code: "deadline" });
    expect(write.failure).toEqual({ outcome: "uncertain", code: "deadline", isUnderWay: true });
    for (const each of [read, write]) expect(each).not.toBeInstanceOf(BriefFailure);
  });

  it("has nothing of the address, the headers or the body in an error", async () => {
    fault = "drop";
    const error = await failureOf({
      method: "POST",
      body: { card: "in-the-body" },
      headers: { key: "in-the-headers" },
    });
    const told = [error.message, String(error.cause), JSON.stringify(error), JSON.stringify(error.failure)].join();
    expect(told).not.toMatch(/in-the/);
  });
});
