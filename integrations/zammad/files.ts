import type { FileBytes, HelpdeskFile, VendorCalls } from "../../src/core/index.ts";
import { download } from "../http/download.ts";
import { jsonBody } from "../http/file-body.ts";
import { withoutSlash } from "../http/json-api.ts";
import { accessOf, type ZammadAccess } from "./api.ts";

/** Nothing is documented; the web server's limit on a whole request is mostly 50 MB, and base64 adds a third. */
export const maxFileBytes = 30_000_000;

/** A request whose article has files: they go within it, as base64. */
export function bodyWithFiles(files: readonly HelpdeskFile[] = [], build: (attachments: object) => object): object {
  // There is nothing to be uploaded ahead.
  const whole = files.filter((file) => "bytes" in file);
  if (whole.length === 0) return build({});
  const bytes = whole.map((file) => file.bytes);
  return jsonBody(bytes, (inBase64) => {
    const attachments = whole.map(({ name, mediaType }, at) => ({
      filename: name,
      data: inBase64[at],
      "mime-type": mediaType,
    }));
    return build({ attachments });
  });
}

export const downloadFile = (ref: string, access: ZammadAccess, calls: VendorCalls): Promise<FileBytes> =>
  download(`${withoutSlash(access.url)}/api/v1/ticket_attachment/${ref}`, {
    access: accessOf(access),
    maxBytes: maxFileBytes,
    calls,
  });
