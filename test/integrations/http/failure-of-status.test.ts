import { describe, expect, it } from "vitest";
import { failureOfStatus } from "../../../integrations/http/failure-of-status.ts";
import type { CallKind } from "../../../integrations/http/json-api.ts";
import type { Failure } from "../../../src/core/index.ts";

const readOfAll = { isWrite: false, isOfOne: false };
const readOfOne = { isWrite: false, isOfOne: true };
const write = { isWrite: true, isOfOne: false };

interface Said extends Partial<CallKind> {
  readonly detail?: string;
  readonly hasRoom?: boolean;
  readonly retryAfter?: string;
}

const failureOf = (status: number, { retryAfter, ...said }: Said = {}): Failure =>
  failureOfStatus(
    { status, headers: new Headers(retryAfter === undefined ? {} : { "retry-after": retryAfter }) },
    { ...readOfAll, vendor: "acme", remedy: "check the key", ...said },
  );

describe("what a vendor's status says to do next", () => {
  it.each([readOfAll, readOfOne, write])("401 locks the vendor, and says what to check: %o", (kind) => {
    expect(failureOf(401, kind)).toEqual({ outcome: "locked", code: "acme_401", detail: "check the key" });
  });

  it("403 locks the vendor, but where one hidden thing was asked for, only that is refused", () => {
    expect(failureOf(403, readOfAll)).toEqual({ outcome: "locked", code: "acme_403", detail: "check the key" });
    expect(failureOf(403, { ...readOfOne, detail: "not yours" })).toEqual({
      outcome: "refused",
      code: "acme_403",
      detail: "not yours",
    });
  });

  it.each([404, 410])("%i says that the thing is not there", (status) => {
    expect(failureOf(status, { detail: "gone" })).toEqual({ outcome: "refused", code: "not_found", detail: "gone" });
    expect(failureOf(status, write)).toEqual({ outcome: "refused", code: "not_found" });
  });

  it.each<[string, Said, object]>([
    ["a minute where it does not say how long", {}, { pauseVendorMs: 60_000 }],
    ["as long as it says", { retryAfter: "7" }, { pauseVendorMs: 7_000 }],
    ["this one effect alone where the account may go on", { hasRoom: true, retryAfter: "7" }, { afterMs: 7_000 }],
    ["this one effect alone for a minute", { hasRoom: true }, { afterMs: 60_000 }],
  ])("429 is no failure of the vendor, and holds %s", (_what, said, waits) => {
    for (const kind of [readOfAll, write]) {
      expect(failureOf(429, { ...said, ...kind })).toEqual({
        outcome: "retry",
        code: "acme_429",
        vendorIsWell: true,
        ...waits,
      });
    }
  });

  it.each([409, 423, 425])("%i is tried again, and the vendor is well", (status) => {
    for (const kind of [readOfAll, write]) {
      expect(failureOf(status, kind)).toEqual({ outcome: "retry", code: `acme_${status}`, vendorIsWell: true });
    }
  });

  it.each([300, 302, 307])("%i leads to another address: no key follows, and the hint says what to set", (status) => {
    const detail = expect.stringContaining("leads elsewhere");
    for (const kind of [readOfAll, write]) {
      expect(failureOf(status, kind)).toEqual({ outcome: "locked", code: `acme_${status}`, detail });
    }
  });

  it.each([400, 402, 405, 406, 411, 413, 415, 418, 422, 424, 426, 451, 499])(
    "%i is final, with the vendor's words for it",
    (status) => {
      const code = `acme_${status}`;
      expect(failureOf(status)).toEqual({ outcome: "refused", code });
      expect(failureOf(status, { ...write, detail: "why" })).toEqual({ outcome: "refused", code, detail: "why" });
    },
  );

  it.each([408, 500, 501, 502, 503, 504, 520, 599])("%i is tried again by a read, when the vendor says", (status) => {
    const code = `acme_${status}`;
    expect(failureOf(status, { detail: "stack trace" })).toEqual({ outcome: "retry", code });
    expect(failureOf(status, { retryAfter: "9" })).toEqual({ outcome: "retry", code, afterMs: 9_000 });
  });

  it.each([
    [408, true],
    [500, false],
    [501, false],
    [502, true],
    [503, false],
    [504, true],
    [520, false],
  ])("%i leaves a write unsure; it may still be under way: %s", (status, isUnderWay) => {
    expect(failureOf(status, { ...write, retryAfter: "9" })).toEqual({
      outcome: "uncertain",
      code: `acme_${status}`,
      ...(isUnderWay ? { isUnderWay } : {}),
    });
  });
});
