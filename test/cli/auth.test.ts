import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHelpdesk } from "../../src/config/create-helpdesk.ts";
import { tenantId } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { type FakeZendesk, startZendesk } from "../fakes/zendesk.ts";
import { type FakeZoho, startZoho } from "../fakes/zoho.ts";
import { briefly, cleanEnv } from "../kit/clean-env.ts";
import { commandHere, type Ended } from "../kit/command-here.ts";
import { migratedFolder } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { freePort, saying } from "../kit/postgres.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));

describe("deskgraph auth", () => {
  let zoho: FakeZoho;
  let zendesk: FakeZendesk;
  let dir: string;
  let port: number;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    [zoho, zendesk, port] = await Promise.all([startZoho(), startZendesk(), freePort()]);
    dir = mkdtempSync(join(tmpdir(), "deskgraph-auth-"));
    await migratedFolder(join(dir, "home"));
  });
  afterEach(async () => {
    child?.kill("SIGKILL");
    await Promise.all([zoho.stop(), zendesk.stop()]);
    rmSync(dir, { recursive: true, force: true });
  });

  const zohoEnv = (): Record<string, string> => ({
    TICKETING_PROVIDER: "zoho",
    ZOHO_CLIENT_ID: zoho.accounts.clientId,
    ZOHO_CLIENT_SECRET: zoho.accounts.secret,
    ZOHO_DESK_URL: zoho.url,
    ZOHO_ACCOUNTS_URL: zoho.url,
  });
  const zendeskEnv = (): Record<string, string> => ({
    TICKETING_PROVIDER: "zendesk",
    ZENDESK_URL: zendesk.url,
    ZENDESK_CLIENT_ID: zendesk.oauth.clientId,
    ZENDESK_CLIENT_SECRET: zendesk.oauth.secret,
  });

  const argsOf = (vendor: string): string[] => ["auth", vendor, "--port", `${port}`, "--home", join(dir, "home")];
  const showsWhere = /say yes[\s\S]*http\S+\n/;
  const addressIn = (text: string): URL => new URL(/^ {2}(http\S+)$/m.exec(text)?.[1] ?? "");

  interface Asked {
    readonly consent: URL;
    readonly ended: Promise<Ended>;
    type(line: string): void;
  }
  type Ask = (vendor: string, env: Record<string, string>) => Promise<Asked>;

  /** Runs it until it shows where to say yes. */
  const askHere: Ask = async (vendor, env) => {
    const shown = Promise.withResolvers<URL>();
    const heard = (stdout: string): void => (showsWhere.test(stdout) ? shown.resolve(addressIn(stdout)) : undefined);
    const typed = new PassThrough();
    const ended = commandHere(argsOf(vendor), { cwd: dir, env, heard, typed });
    ended.then(({ stderr }) => shown.reject(new Error(stderr)), shown.reject);
    return { consent: await shown.promise, ended, type: (line) => void typed.write(`${line}\n`) };
  };

  /** The same in a process of its own, which ends while somebody could still type. */
  const askInProcess: Ask = async (vendor, env) => {
    const started = spawn(process.execPath, [...briefly, bin, ...argsOf(vendor)], {
      cwd: dir,
      env: { ...cleanEnv, ...env },
    });
    child = started;
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      started[name].on("data", (chunk) => {
        said[name] += String(chunk);
      });
    }
    const ended = once(started, "exit").then(([code]) => ({ status: Number(code), ...said }));
    await saying(started, showsWhere);
    return { consent: addressIn(said.stdout), ended, type: (line) => void started.stdin.write(`${line}\n`) };
  };
  const callback = (query: Record<string, string>): string =>
    `http://127.0.0.1:${port}/callback?${new URLSearchParams(query)}`;

  async function worksAfterwards(env: Record<string, string>): Promise<void> {
    const home = await openHome({ kind: "embedded", dir: join(dir, "home"), tenant: tenantId("shop") });
    const helpdesk = createHelpdesk(env, { grants: createGrants(home) });
    const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
    const requester = { externalId: "u_1" };
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    expect((await helpdesk?.tickets.create(ticket, calls))?.subject).toBe("s");
    await home.close();
  }

  it("connects Zoho: another's answer is refused, the right one is redeemed once, and works", async () => {
    const { consent, ended } = await askHere("zoho", zohoEnv());
    expect(Object.fromEntries(consent.searchParams)).toMatchObject({
      response_type: "code",
      access_type: "offline",
      prompt: "consent",
      client_id: zoho.accounts.clientId,
    });
    const redirectUri = consent.searchParams.get("redirect_uri") ?? "";
    const code = zoho.accounts.newCode(redirectUri);
    expect((await fetch(callback({ state: "forged", code }))).status).toBe(400);
    const state = consent.searchParams.get("state") ?? "";
    const page = await fetch(callback({ state, code, location: "us", "accounts-server": zoho.url }));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Done")]);
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(0);
    expect(stdout).toContain("zoho is connected");
    for (const hidden of [zoho.accounts.secret, code, "1000.access", "1000.refresh"])
      expect(`${stdout}${stderr}`).not.toContain(hidden);
    await worksAfterwards(zohoEnv());
    expect(zoho.accounts.issued).toBe(1);
  });

  it("never sends the client's secret to an accounts server that is none", async () => {
    const { consent, ended } = await askHere("zoho", zohoEnv());
    const state = consent.searchParams.get("state") ?? "";
    const code = zoho.accounts.newCode(consent.searchParams.get("redirect_uri") ?? "");
    const server = "https://accounts.zoho.com.example.org";
    expect((await fetch(callback({ state, code, "accounts-server": server }))).status).toBe(502);
    expect(await ended).toMatchObject({ status: 2, stderr: expect.stringContaining("foreign_accounts_server") });
    expect(zoho.accounts.issued).toBe(0);
  });

  it.each(
    inSmall<readonly (readonly [string, Ask])[]>(
      [["here", askHere]],
      [
        ["here", askHere],
        ["in a process of its own", askInProcess],
      ],
    ),
  )("connects Zendesk with a proof of its own, also by an address that is pasted, %s", async (_where, ask) => {
    const { consent, ended, type } = await ask("zendesk", zendeskEnv());
    const of = (name: string): string => consent.searchParams.get(name) ?? "";
    const code = zendesk.oauth.newCode({ redirectUri: of("redirect_uri"), challenge: of("code_challenge") });
    type("what?");
    type(`${of("redirect_uri")}?${new URLSearchParams({ state: of("state"), code })}`);
    const { status, stdout, stderr } = await ended;
    expect(status, stderr).toBe(0);
    expect(`${stdout}${stderr}`).toContain("That is no address");
    expect(`${stdout}${stderr}`).not.toContain(code);
    await worksAfterwards(zendeskEnv());
    expect(zendesk.oauth.issued).toBe(1);
  });

  it("says that it was not granted, and what is missing", async () => {
    const { consent, ended } = await askHere("zoho", zohoEnv());
    await fetch(callback({ state: consent.searchParams.get("state") ?? "", error: "access_denied" }));
    expect(await ended).toMatchObject({ status: 2, stderr: expect.stringContaining("not granted (access_denied)") });
    const missing = { zoho: "TICKETING_PROVIDER=zoho", "zoho-desk": "There are: zendesk," };
    for (const [vendor, what] of Object.entries(missing)) {
      expect(await commandHere(argsOf(vendor), { cwd: dir })).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(what),
      });
    }
  });

  it("trusts a confidential Zendesk client without anybody's consent", async () => {
    await worksAfterwards(zendeskEnv());
    expect(zendesk.oauth.issued).toBe(1);
  });
});
