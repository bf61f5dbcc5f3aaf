import { z } from "zod";
import { FailureError, type Finding, type VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { makeTags, mayMakeTags } from "./key-tag.ts";

/** What of the set-up the first ticket would miss; changes nothing. */
export const examine = async (api: JsonApi, calls: VendorCalls): Promise<readonly Finding[]> => [
  ...agentFindings(await isAgent(api, calls)),
  tagFinding(await mayMakeTags(api, calls)),
];

/**
 * A token with the permission `ticket.customer` alone lists tickets, too: its own. People are shown to agents only. A
 * refusal is meant of everything there, so it is locked.
 */
const isAgent = (api: JsonApi, calls: VendorCalls): Promise<boolean> =>
  api(
    { method: "GET", path: "/users/search", query: { query: "deskgraph", limit: 1 }, schema: z.unknown() },
    calls,
  ).then(
    () => true,
    (error: unknown) => {
      if (error instanceof FailureError && error.failure.code === "zammad_403") return false;
      throw error;
    },
  );

const agentFindings = (is: boolean): readonly Finding[] =>
  is
    ? []
    : [
        {
          is: "wrong",
          text: "ZAMMAD_TOKEN acts for a customer (ticket.customer) and not for an agent: make one with the permission ticket.agent.",
        },
      ];

const tagFinding = (may: boolean | undefined): Finding => {
  if (may === undefined)
    return { is: "note", text: "Zammad does not tell whether new tags may be made: our key is one." };
  return may ? { is: "well", text: "New tags may be made: our key is one." } : { is: "wrong", text: makeTags };
};
