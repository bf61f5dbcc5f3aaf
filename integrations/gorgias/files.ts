import { z } from "zod";
import { FailureError, type FileBytes, type VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import type { JsonApi } from "../http/json-api.ts";
import { accessOf, type GorgiasAccess } from "./api.ts";

export const maxFileBytes = 20_000_000;
const uploadSchema = z.array(
  z.object({ url: z.string(), name: z.string(), size: z.number().optional(), content_type: z.string() }),
);

/** What an attachment of a message has to say of the file. */
export async function uploadFile(file: FileBytes, api: JsonApi, calls: VendorCalls): Promise<object> {
  const form = new FormData();
  // The field's name is the file's name there.
  form.append(file.name, new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }), file.name);
  const query = { type: "attachment" };
  const [upload] = await api({ method: "POST", path: "/upload", query, body: form, schema: uploadSchema }, calls);
  if (upload === undefined) throw new FailureError({ outcome: "uncertain", code: "unreadable_answer" });
  return upload;
}

export const downloadFile = (ref: string, access: GorgiasAccess, calls: VendorCalls): Promise<FileBytes> =>
  download(ref, { access: accessOf(access), maxBytes: maxFileBytes, calls });
