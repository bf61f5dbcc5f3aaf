import { z } from "zod";
import { FailureError, type FileBytes, type VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { formBody } from "../http/file-body.ts";
import type { JsonApi } from "../http/json-api.ts";
import { accessOf, type GorgiasAccess } from "./api.ts";

export const maxFileBytes = 20_000_000;
const attachmentSchema = z.object({
  url: z.string(),
  name: z.string(),
  size: z.number().optional(),
  content_type: z.string(),
});

/** What an attachment of a message has to say of the file, as JSON. */
export async function uploadFile(file: FileBytes, api: JsonApi, calls: VendorCalls): Promise<string> {
  // The field's name is the file's name there.
  const body = formBody(file.name, file);
  const query = { type: "attachment" };
  const schema = z.array(attachmentSchema);
  const [upload] = await api({ method: "POST", path: "/upload", query, body, schema }, calls);
  if (upload === undefined) throw new FailureError({ outcome: "uncertain", code: "unreadable_answer" });
  return JSON.stringify(upload);
}

export const attachmentOf = (uploaded: string): object => attachmentSchema.parse(JSON.parse(uploaded));

export const downloadFile = (ref: string, access: GorgiasAccess, calls: VendorCalls): Promise<FileBytes> =>
  download(ref, { access: accessOf(access), maxBytes: maxFileBytes, calls });
