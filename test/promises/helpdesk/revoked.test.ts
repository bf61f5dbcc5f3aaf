import { expect, it } from "vitest";
import { createApp } from "../../../src/app.ts";
import { laneOf, Secret } from "../../../src/core/index.ts";
import { seedOf } from "../../../src/oauth/access-tokens.ts";
import { sealed } from "../../../src/oauth/seal.ts";
import { createGrants } from "../../../supabase/store/grants.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { startZoho } from "../../fakes/zoho.ts";
import { testChat } from "../../kit/app.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";

it("a grant that the vendor ended: one alarm with the way out, nothing lost, and work goes on after a new consent", async () => {
  const zoho = await startZoho();
  const { accounts, url } = zoho;
  const refreshToken = accounts.newRefreshToken();
  const env = {
    TICKETING_PROVIDER: "zoho",
    ZOHO_CLIENT_ID: accounts.clientId,
    ZOHO_CLIENT_SECRET: accounts.secret,
    ZOHO_REFRESH_TOKEN: refreshToken,
    ZOHO_DESK_URL: url,
    ZOHO_ACCOUNTS_URL: url,
  };
  accounts.revoke(refreshToken);
  const chat = await testChat({ env });
  const { app } = chat;
  const said = await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
  expect(said.join()).toContain("менеджеру");
  const alarms = async (): Promise<string[]> =>
    (await chat.effects()).flatMap((effect) =>
      effect.kind === "staff.post" && effect.payload.topic === "trouble" ? [effect.payload.text] : [],
    );
  while ((await alarms()).length === 0) await new Promise((resolve) => setTimeout(resolve, 25));
  await chat.say("Замовлення 12");
  expect(await alarms()).toEqual([expect.stringContaining("deskgraph auth zoho")]);
  expect(zoho.tickets).toEqual([]);

  const grant = { accessToken: "x", refreshToken: accounts.newRefreshToken(), obtainedAtMs: 0, freshUntilMs: 0 };
  const seed = seedOf({ given: { refreshToken: new Secret(refreshToken) } });
  await createGrants(app.home).replace("zoho", { sealed: sealed(grant, new Secret(accounts.secret), "zoho"), seed });
  // A minute later somebody is let through to look, and finds the vendor well.
  const { breakers } = createVendorLimits(app.home, { now: () => new Date(Date.now() + 61_000) });
  expect(await breakers.admit("zoho")).toEqual({ may: true, isProbe: true });
  await breakers.report("zoho", "well", { isProbe: true });
  const lanes = inlineLanes();
  const restarted = await createApp({ config: app.config, home: app.home, engine: async () => lanes });
  await restarted.work();
  await lanes.wake([laneOf(chat.conversation.id, "ticket.open")]);
  await quietTickets(chat);
  expect(zoho.tickets).toHaveLength(1);
  expect(await alarms()).toHaveLength(1);
  await zoho.stop();
});
