import { z } from "zod";
import type { FileBytes, VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import type { JsonApi } from "../http/json-api.ts";
import { accessOf, type ZendeskAccess } from "./api.ts";

export const maxFileBytes = 50_000_000;
const uploadSchema = z.object({ upload: z.object({ token: z.string() }) });

/** A file goes up first, and is named by its token in the comment it belongs to, within the hour. */
export async function uploadFile(
  { bytes, mediaType, name }: FileBytes,
  api: JsonApi,
  calls: VendorCalls,
): Promise<string> {
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
}

export const downloadFile = (ref: string, access: ZendeskAccess, calls: VendorCalls): Promise<FileBytes> =>
  download(ref, { access: accessOf(access), maxBytes: maxFileBytes, calls });
