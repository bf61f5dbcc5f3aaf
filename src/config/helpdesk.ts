import { helpdesks } from "../../integrations/index.ts";
import type { HelpdeskConnection } from "../core/index.ts";

/** The chosen helpdesk, connected, or what it still has to be told. */
export function helpdeskOf(
  provider: string | undefined,
  values: Readonly<Record<string, string | undefined>>,
): { readonly connection: HelpdeskConnection | undefined; readonly problems: readonly string[] } {
  const vendor = provider === undefined ? undefined : helpdesks[provider];
  if (vendor === undefined) return { connection: undefined, problems: [] };
  const connected = vendor.connect(values);
  if ("connection" in connected) return { connection: connected.connection, problems: [] };
  const problems = connected.missing.map((name) => `${name}: it is needed where TICKETING_PROVIDER is ${provider}`);
  return { connection: undefined, problems };
}
