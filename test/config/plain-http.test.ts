import { describe, expect, it } from "vitest";
import { plainHttpProblems } from "../../src/config/plain-http.ts";
import { variables, vendorVariables } from "../../src/config/variables.ts";

const problems = (value: string, hosts?: string) => plainHttpProblems({ DESK_URL: value }, hosts);

describe("an address that would carry a key in plain text", () => {
  it.each([
    "http://desk.example.com",
    "HTTP://desk.example.com/path",
    "http://192.0.2.7:3000",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://127.0.0.1@desk.example.com",
    "http://[2001:db8::1]",
  ])("%s is refused with the variable's name, and without its value", (value) => {
    expect(problems(value)).toHaveLength(1);
    expect(problems(value)[0]).toMatch(/^DESK_URL: an address that begins with https:\/\/ is expected/);
    expect(problems(value).join()).not.toContain("example.com");
  });

  it.each([
    "https://desk.example.com",
    "http://127.0.0.1:3000",
    "http://127.1:3000",
    "http://localhost:3000",
    "http://desk.localhost",
    "http://[::1]:3000",
    "words",
  ])("%s is none", (value) => {
    expect(problems(value)).toEqual([]);
  });

  it("is allowed for the hosts that are named, and for no other", () => {
    expect(problems("http://zammad:3000", "bot-api, Zammad")).toEqual([]);
    expect(problems("http://zammad.example.com", "bot-api, zammad")).toHaveLength(1);
  });

  it("is looked for in every variable that may hold one", () => {
    const written = Object.entries({ ...variables, ...vendorVariables })
      .filter(([, { schema }]) => schema.safeParse("http://desk.example.com").success)
      .map(([name]) => name);
    expect(written).toContain("ZAMMAD_URL");
    const values = Object.fromEntries(written.map((name) => [name, "http://desk.example.com"]));
    expect(plainHttpProblems(values, undefined)).toHaveLength(written.length);
  });
});
