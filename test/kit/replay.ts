import { helpdesks } from "../../integrations/index.ts";
import type { HelpdeskConnection } from "../../src/core/index.ts";
import { createAccessTokens } from "../../src/oauth/access-tokens.ts";
import { memoryGrants } from "../../src/oauth/memory-grants.ts";
import { serve } from "../fakes/serve.ts";
import type { Json } from "./corpus.ts";

/** A vendor that says, whatever was done before, what stands beside the path; everything else is not there. */
export async function replay(answers: Readonly<Record<string, Json>>) {
  return serve({
    fault: () => "none",
    apply: ({ method, path }) => {
      const body = answers[`${method} ${path}`];
      return body === undefined ? { status: 404, body: {} } : { status: 200, body };
    },
  });
}

/** The product's own connection to a helpdesk, as the environment would configure it. */
export function connectionOf(vendor: string, env: Readonly<Record<string, string>>): HelpdeskConnection {
  const planned = helpdesks[vendor]?.plan(env);
  if (planned === undefined || "missing" in planned) throw new Error(`${vendor} wants ${JSON.stringify(planned)}`);
  return planned.open({ tokensOf: (client) => createAccessTokens(client, memoryGrants()) });
}
