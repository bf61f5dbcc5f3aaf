import type { Webhook } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";

/** Posts to the product's own routes with these doors in them, without a port; answers the status. */
export function doors(
  ...webhooks: readonly (Webhook | undefined)[]
): (
  path: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<number> {
  const http = routes({
    ready: async () => undefined,
    served: () => undefined,
    failed: () => undefined,
    refused: () => undefined,
    webhooks: webhooks.flatMap((webhook) => webhook ?? []),
  });
  return async (path, { headers, body }) => (await http.request(path, { method: "POST", headers, body })).status;
}
