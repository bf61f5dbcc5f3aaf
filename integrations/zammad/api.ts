import { z } from "zod";
import type { Secret } from "../../src/core/index.ts";
import { type Access, byKey } from "../http/access.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { type JsonApi, jsonApi, withoutSlash } from "../http/json-api.ts";

export interface ZammadAccess {
  /** `https://help.example.com`. */
  readonly url: string;
  readonly token: Secret;
  /** The group that gets the tickets. */
  readonly group: string;
}

export const vendor = "zammad";
/** Zammad limits nothing itself; a shop's own small server should not feel us. */
export const limit = { calls: 50, perMs: 10_000 };

export const accessOf = ({ url, token }: ZammadAccess): Access =>
  byKey({ base: `${withoutSlash(url)}/api/v1`, headers: { authorization: `Token token=${token.reveal()}` } });

const errorSchema = z.object({ error: z.string().optional(), error_human: z.string().optional() });

const maxDetailChars = 300;

export const createZammadApi = (access: ZammadAccess): JsonApi =>
  jsonApi({
    access: accessOf(access),
    failureOf: (answer, call) => {
      const said = errorSchema.safeParse(answer.json);
      // Only for people: for tokens of agents the text is masked ("Error ID …"), so nothing is decided by it.
      const detail = said.success ? (said.data.error_human ?? said.data.error)?.slice(0, maxDetailChars) : undefined;
      const remedy =
        "Zammad does not let us in: check ZAMMAD_TOKEN, its permission ticket.agent, and its access to the group.";
      return failureOfStatus(answer, { vendor, ...call, detail, remedy });
    },
  });
