import { z } from "zod";
import { FailureError, type Files, type FileTrouble } from "../../src/core/index.ts";
import { getFile } from "../http/get-file.ts";
import { readFileBody } from "../http/read-body.ts";
import type { SlackAccess } from "./access.ts";
import type { SlackApi } from "./api.ts";
import { surface } from "./surface.ts";

const prefix = `${surface}:`;
/** A chat takes no larger one. */
const maxBytes = 50_000_000;

const infoSchema = z.object({
  file: z.object({
    name: z.string().catch("file"),
    mimetype: z.string().catch("application/octet-stream"),
    size: z.number().catch(0),
    url_private_download: z.url().optional().catch(undefined),
  }),
});

export const refOf = (fileId: string): string => `${prefix}${fileId}`;

/** What people sent in the channel, as bytes. Its address is asked for when it is needed. */
export const slackFiles = (api: SlackApi, access: Pick<SlackAccess, "token" | "apiUrl">): Files => ({
  read: async (ref, signal, reserve) => {
    if (!ref.startsWith(prefix)) return gone;
    try {
      const { file } = await api("files.info", { file: ref.slice(prefix.length) }, infoSchema);
      const url = file.url_private_download;
      if (url === undefined || !isOfSlack(new URL(url), access)) return gone;
      if (file.size > maxBytes) return tooBig;
      const headers = { authorization: `Bearer ${access.token.reveal()}` };
      const answer = await getFile(new URL(url), { signal, headers });
      // With a token that is not good Slack answers 200 and a page to sign in.
      if (answer.status !== 200 || isPage(answer.headers, file.mimetype)) {
        answer.body.destroy();
        return answer.status === 404 ? gone : later;
      }
      const content = await readFileBody(answer, maxBytes, reserve);
      return content === undefined ? tooBig : { ...content, mediaType: file.mimetype, name: file.name };
    } catch (error) {
      return error instanceof FailureError && error.failure.outcome === "refused" ? gone : later;
    }
  },
});

const gone: FileTrouble = { unreadable: "gone" };
const tooBig: FileTrouble = { unreadable: "too_big" };
const later: FileTrouble = { unreadable: "later" };

const isPage = (headers: Headers, mediaType: string): boolean =>
  (headers.get("content-type") ?? "").startsWith("text/html") && mediaType !== "text/html";

/** The token is shown to nobody else. */
const isOfSlack = ({ protocol, hostname, origin }: URL, { apiUrl }: Pick<SlackAccess, "apiUrl">): boolean =>
  (protocol === "https:" && /(^|\.)slack\.com$/.test(hostname)) ||
  (apiUrl !== undefined && origin === new URL(apiUrl).origin);
