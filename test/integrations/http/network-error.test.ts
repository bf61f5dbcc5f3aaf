import { describe, expect, it } from "vitest";
import { readNetworkError } from "../../../integrations/http/network-error.ts";
import { serve } from "../../fakes/serve.ts";

const coded = (code: string): Error => Object.assign(new Error("x"), { code });

describe("a broken connection", () => {
  it.each([
    ["ECONNREFUSED", true, true],
    ["EAI_AGAIN", true, true],
    ["ENOTFOUND", true, false],
    ["EHOSTUNREACH", true, false],
    ["ENETUNREACH", true, false],
    ["UND_ERR_CONNECT_TIMEOUT", true, false],
    ["ECONNRESET", false, true],
    ["EPIPE", false, true],
    ["UND_ERR_SOCKET", false, true],
    ["UND_ERR_HEADERS_TIMEOUT", false, false],
    ["CERT_HAS_EXPIRED", false, false],
  ])("%s: not sent %s, brief %s; on the error or on its cause", (code, wasNotSent, isBrief) => {
    const read = { code, wasNotSent, isBrief };
    expect(readNetworkError(coded(code))).toEqual(read);
    expect(readNetworkError(new TypeError("fetch failed", { cause: coded(code) }))).toEqual(read);
  });

  it.each([[new TypeError("bug")], ["text"], [undefined], [null], [{ code: 7 }]])("is not seen in %s", (error) => {
    expect(readNetworkError(error)).toEqual({ code: "", wasNotSent: false, isBrief: false });
  });

  it("is what a refused connection really throws", async () => {
    const gone = await serve({ fault: () => "none", apply: () => ({ status: 200 }) });
    await gone.stop();
    const error = await fetch(gone.url).catch((thrown: unknown) => thrown);
    expect(readNetworkError(error)).toMatchObject({ wasNotSent: true });
  });
});
