import { describe, expect, it } from "vitest";
import { z } from "zod";
import { chooseVendor, neededVariables } from "../../src/config/choose-vendor.ts";
import type { Vendor } from "../../src/core/index.ts";

interface Plan {
  readonly opened: string;
}

/** Needs a key and an address, both under its own name. */
const vendorOf = (name: string): Vendor<Plan> => ({
  variables: {},
  settings: z.strictObject({ colour: z.string().default("red") }),
  plan: (values, settings) => {
    const missing = [`${name}_URL`, `${name}_KEY`].filter((each) => values[each] === undefined);
    return missing.length > 0 ? { missing } : { opened: `${name} ${JSON.stringify(settings)}` };
  },
});
const vendors = { a: vendorOf("A"), b: vendorOf("B") };
const whole = { A_URL: "u", A_KEY: "k" };

describe("of vendors of one kind", () => {
  it("none is chosen where nothing is set, or only what no vendor needs", () => {
    expect(chooseVendor("CRM", vendors, {}, {})).toEqual({ plan: undefined, problems: [] });
    expect(chooseVendor("CRM", vendors, { A_COLOUR: "red" }, {})).toEqual({ plan: undefined, problems: [] });
  });

  it("the one whose variables are set is chosen, with its own settings", () => {
    expect(chooseVendor("CRM", vendors, whole, { a: { colour: "blue" }, b: { colour: "green" } })).toEqual({
      plan: { opened: 'A {"colour":"blue"}' },
      problems: [],
    });
  });

  it("one that was told a part of what it needs is a mistake", () => {
    expect(chooseVendor("CRM", vendors, { B_KEY: "k" }, {}).problems).toEqual(["B_URL: it is needed beside B_KEY"]);
  });

  it("two at once are a mistake", () => {
    const { problems } = chooseVendor("CRM", vendors, { ...whole, B_URL: "u", B_KEY: "k" }, {});
    expect(problems).toEqual(["CRM: one can be used at a time, and a and b are configured"]);
  });

  it("each says what it needs", () => {
    expect(neededVariables(vendors.a)).toEqual(["A_URL", "A_KEY"]);
  });
});
