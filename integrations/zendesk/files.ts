import { z } from "zod";
import type { FileBytes, VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { rawBody } from "../http/file-body.ts";
import type { JsonApi } from "../http/json-api.ts";
import { accessOf, type ZendeskAccess } from "./api.ts";

export const maxFileBytes = 50_000_000;
const uploadSchema = z.object({ upload: z.object({ token: z.string() }) });

/** A file goes up first, and is named by its token in the comment it belongs to, within the hour. */
export async function uploadFile(file: FileBytes, api: JsonApi, calls: VendorCalls): Promise<string> {
  const query = { filename: file.name };
  const call = { method: "POST", path: "/uploads", query, body: rawBody(file), schema: uploadSchema } as const;
  return (await api(call, calls)).upload.token;
}

export const downloadFile = (ref: string, access: ZendeskAccess, calls: VendorCalls): Promise<FileBytes> =>
  download(ref, { access: accessOf(access), maxBytes: maxFileBytes, calls });
