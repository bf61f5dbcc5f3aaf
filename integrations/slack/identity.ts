import { z } from "zod";
import type { SlackApi } from "./api.ts";

/** Who we are there. */
export interface Identity {
  readonly teamId: string;
  readonly userId: string;
}

const schema = z.object({ team_id: z.string(), user_id: z.string() });

/** Slack is asked once; after a failure, again. */
export function identityOf(api: SlackApi): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= api("auth.test", {}, schema)
      .then(({ team_id: teamId, user_id: userId }) => ({ teamId, userId }))
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
}
