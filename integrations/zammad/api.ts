import { z } from "zod";
import type { Secret } from "../../src/core/index.ts";
import { type Access, byKey } from "../http/access.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { type JsonApi, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";

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
      // For tokens of agents the text of a 422 or 500 is masked ("Error ID …"): there it is only for people.
      const detail = said.success ? (said.data.error_human ?? said.data.error)?.slice(0, maxDetailChars) : undefined;
      const remedy =
        "Zammad does not let us in: check ZAMMAD_TOKEN, its permission ticket.agent, and its access to the group.";
      const trouble = troubleOfAccount(answer, [said.data?.error, said.data?.error_human].join(" "));
      if (trouble !== undefined) return { outcome: "locked", code: `${vendor}_${answer.status}`, detail: trouble };
      return failureOfStatus(answer, { vendor, ...call, detail, remedy });
    },
  });

/** What is said of one ticket in a word, and is meant of everything. The header says it where the body does not. */
function troubleOfAccount({ status, headers }: HttpAnswer, said: string): string | undefined {
  const text = `${said} ${headers.get("x-failure") ?? ""}`;
  if (status === 403 && /maintenance mode/i.test(text)) {
    return "Zammad is in maintenance mode: everything waits, and goes on by itself when that is over.";
  }
  if (status === 403 && /\(token\)|access disabled|authentication required/i.test(text)) {
    return "Zammad does not take our token: check that token access is on, and ZAMMAD_TOKEN's permission ticket.agent.";
  }
  if (status === 404 && /page doesn't exist/i.test(text)) {
    return "There is no Zammad API at ZAMMAD_URL: check the address.";
  }
  return undefined;
}
