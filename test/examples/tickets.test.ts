import { describe, expect, it } from "vitest";
import { walk } from "../../examples/tickets.ts";
import { createHelpdesk } from "../../src/index.ts";
import { startGorgias } from "../fakes/gorgias.ts";
import { startZammad } from "../fakes/zammad.ts";
import { startZendesk } from "../fakes/zendesk.ts";

describe("the example of tickets", () => {
  it("runs from the environment alone, the same at each helpdesk", async () => {
    const [zendesk, gorgias, zammad] = await Promise.all([startZendesk(), startGorgias(), startZammad()]);
    const environments = [
      {
        ...{ TICKETING_PROVIDER: "zendesk", ZENDESK_URL: zendesk.url, ZENDESK_EMAIL: zendesk.email },
        ZENDESK_TOKEN: zendesk.token,
      },
      {
        ...{ TICKETING_PROVIDER: "gorgias", GORGIAS_URL: gorgias.url, GORGIAS_USERNAME: gorgias.username },
        GORGIAS_API_KEY: gorgias.key,
      },
      { TICKETING_PROVIDER: "zammad", ZAMMAD_URL: zammad.url, ZAMMAD_TOKEN: zammad.token },
    ];
    for (const env of environments) {
      const helpdesk = createHelpdesk(env);
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
    }
    await Promise.all([zendesk.stop(), gorgias.stop(), zammad.stop()]);
  });

  it("says everything that is missing, and nothing where no helpdesk is named", () => {
    expect(createHelpdesk({})).toBeUndefined();
    expect(() => createHelpdesk({ TICKETING_PROVIDER: "zendesk", ZENDESK_SUBDOMAIN: "acme" })).toThrow(
      /ZENDESK_EMAIL.*\n.*ZENDESK_TOKEN/,
    );
    expect(() => createHelpdesk({ TICKETING_PROVIDER: "jira" })).toThrow("zendesk or gorgias or zammad");
  });
});
