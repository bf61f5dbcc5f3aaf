import { describe, expect, it } from "vitest";
import { domainIn, hostsIn, isMeasure, isZone } from "../../../src/core/reading/domains.ts";
import { hostileTexts, slowest } from "../../kit/hostile.ts";

describe("a domain name", () => {
  it.each(["ua", "com", "boutique", "zip", "COM", "укр", "онлайн", "bd", "se", "юа"])("may end in %s", (zone) =>
    expect(isZone(zone)).toBe(true),
  );

  it.each(["дякую", "example", "m", "d", "ts", ""])("does not end in %j", (word) => expect(isZone(word)).toBe(false));

  it.each([
    ["evil.com.Дякую", "evil.com"],
    ["shop.example.com.ua", "shop.example.com.ua"],
    ["готово.Дякую", undefined],
    ["ua", undefined],
  ])("%j begins with %s", (name, domain) => expect(domainIn(name)).toBe(domain));

  it("is found without a scheme, and is no e-mail's half and no measure", () => {
    expect(hostsIn("див. evil.zip, магазин.укр/a і x@y.com, 98.cm чи 1.5")).toEqual(["evil.zip", "магазин.укр"]);
    expect([isMeasure("98.cm"), isMeasure("x98.cm"), isMeasure("98.ua")]).toEqual([true, false, false]);
  });

  it("is found in 10,000 hostile characters within 20 ms", () => {
    expect(hostileTexts().length).toBeGreaterThan(200);
    const { ms, text } = slowest(hostsIn, 20);
    expect(ms, text).toBeLessThan(20);
  });
});
