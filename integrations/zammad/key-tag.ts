import { z } from "zod";
import { FailureError, type VendorCalls } from "../../src/core/index.ts";
import type { JsonApi } from "../http/json-api.ts";
import { vendor } from "./api.ts";

/** Zammad leaves out without a word the tags that its user may not make, and our key is always a new one. */
export const makeTags =
  "Zammad does not let our user make new tags, and our key is one: switch on new tags (Admin, Tags), or give the user of ZAMMAD_TOKEN the permission admin.tag.";

export const noKeyTag = (): FailureError =>
  new FailureError({ outcome: "locked", code: "no_key_tag", detail: makeTags });

const settingsSchema = z.object({ config: z.object({ tag_new: z.boolean().optional() }) }).catch({ config: {} });

/** Undefined where Zammad does not tell. Changes nothing. */
export async function mayMakeTags(api: JsonApi, calls: VendorCalls): Promise<boolean | undefined> {
  const { config } = await api({ method: "GET", path: "/signshow", schema: settingsSchema }, calls);
  return config.tag_new === false ? isTagsAdmin(api, calls) : config.tag_new;
}

/** Only they are shown the list. */
const isTagsAdmin = (api: JsonApi, calls: VendorCalls): Promise<boolean> =>
  api({ method: "GET", path: "/tag_list", query: { limit: 1 }, schema: z.unknown() }, calls).then(
    () => true,
    (error: unknown) => {
      if (error instanceof FailureError && error.failure.code === `${vendor}_403`) return false;
      throw error;
    },
  );
