import { z } from "zod";
import type { FileBytes, VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { accessOf, createZendeskApi, type ZendeskAccess } from "./api.ts";

const maxBytes = 50_000_000;
const uploadSchema = z.object({ upload: z.object({ token: z.string() }) });

/** A file goes up first, and is named by its token in the comment it belongs to, within the hour. */
export interface Uploads {
  put(file: FileBytes, calls: VendorCalls): Promise<string>;
  get(ref: string, calls: VendorCalls): Promise<FileBytes>;
}

export function uploads(access: ZendeskAccess): Uploads {
  const api = createZendeskApi(access);
  return {
    put: async ({ bytes, mediaType, name }, calls) => {
      const { upload } = await api(
        {
          method: "POST",
          path: "/uploads",
          query: { filename: name },
          body: bytes,
          headers: { "content-type": mediaType },
          schema: uploadSchema,
        },
        calls,
      );
      return upload.token;
    },
    get: (ref, calls) => download(ref, { access: accessOf(access), maxBytes, calls }),
  };
}
