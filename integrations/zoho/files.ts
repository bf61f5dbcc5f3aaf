import { z } from "zod";
import type { FileBytes, VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { formBody } from "../http/file-body.ts";
import type { JsonApi } from "../http/json-api.ts";
import type { Account } from "./account.ts";
import { accessOf, type ZohoAccess } from "./api.ts";
import { idSchema } from "./words.ts";

export const maxFileBytes = 20_000_000;
const madeSchema = z.object({ id: idSchema });

export async function uploadFile(file: FileBytes, api: JsonApi, calls: VendorCalls): Promise<string> {
  const body = formBody("file", file);
  return (await api({ method: "POST", path: "/uploads", body, schema: madeSchema }, calls)).id;
}

export async function downloadFile(
  ref: string,
  access: ZohoAccess,
  account: Account,
  calls: VendorCalls,
): Promise<FileBytes> {
  const { orgId } = await account.at(calls);
  return download(ref, { access: accessOf(access, orgId), maxBytes: maxFileBytes, calls });
}
