import type { FileBytes, VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { withoutSlash } from "../http/json-api.ts";
import { accessOf, type ZammadAccess } from "./api.ts";

/** Nothing is documented; the web server's limit on a whole request is mostly 50 MB, and base64 adds a third. */
export const maxFileBytes = 30_000_000;

/** Files go within the article, as base64. */
export const attachments = (files: readonly FileBytes[]): object =>
  files.length === 0
    ? {}
    : {
        attachments: files.map(({ bytes, mediaType, name }) => ({
          filename: name,
          data: Buffer.from(bytes).toString("base64"),
          "mime-type": mediaType,
        })),
      };

export const downloadFile = (ref: string, access: ZammadAccess, calls: VendorCalls): Promise<FileBytes> =>
  download(`${withoutSlash(access.url)}/api/v1/ticket_attachment/${ref}`, {
    access: accessOf(access),
    maxBytes: maxFileBytes,
    calls,
  });
