import { describe, expect, it } from "vitest";
import { walk } from "../../examples/tickets.ts";
import { createHelpdesk } from "../../src/index.ts";
import { testVendors } from "../kit/helpdesk-vendors.ts";

describe("the example of tickets", () => {
  it.each(Object.entries(testVendors))("runs from the environment alone at %s", async (_name, open) => {
    const vendor = await open();
    const helpdesk = createHelpdesk(vendor.env);
    if (helpdesk === undefined) throw new Error("no helpdesk");
    const printed: string[] = [];
    await walk(helpdesk, (line) => printed.push(line));
    expect(printed).toEqual([
      expect.stringMatching(/^opened \d+: (new|open), high, http/),
      "customer: Where is my parcel?",
      "customer: Any news?",
      "us (internal): VIP",
      "of high priority about deliveries: 1",
      "closed: solved",
      expect.stringMatching(/^High Churn Risk: C-7: (urgent|high), churn-risk, retention, risk-86$/),
    ]);
    await vendor.stop();
  });

  it("says everything that is missing, and nothing where no helpdesk is named", () => {
    expect(createHelpdesk({})).toBeUndefined();
    expect(() => createHelpdesk({ TICKETING_PROVIDER: "zendesk", ZENDESK_SUBDOMAIN: "acme" })).toThrow(
      /ZENDESK_CLIENT_ID.*\n.*ZENDESK_CLIENT_SECRET/,
    );
    expect(() => createHelpdesk({ TICKETING_PROVIDER: "jira" })).toThrow("zendesk or gorgias or zammad or zoho");
  });
});
