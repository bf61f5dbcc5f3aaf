import { type Api, GrammyError } from "grammy";
import type { FileBytes, Files, FileTrouble } from "../../src/core/index.ts";
import { getFile } from "../http/get-file.ts";
import { readFileBody } from "../http/read-body.ts";
import { abortable } from "./abortable.ts";
import { type BotAccess, telegramRoot } from "./api.ts";

const prefix = "telegram:";
/** Bot API: getFile serves up to 20 MB. */
const maxBytes = 20_000_000;

/**
 * Fetches a customer's file as bytes. A file's address at Telegram contains the bot's token: it never leaves this
 * function, not in an error either, and files are passed on as bytes alone.
 */
export const telegramFiles = (api: Api, { token, apiRoot = telegramRoot }: BotAccess): Files => ({
  read: async (ref, signal, reserve) => {
    if (!ref.startsWith(prefix)) return gone;
    try {
      const { file_path: path, file_size: size = 0 } = await api.getFile(ref.slice(prefix.length), abortable(signal));
      if (size > maxBytes) return tooBig;
      if (path === undefined) return gone;
      const answer = await getFile(new URL(`${apiRoot}/file/bot${token.reveal()}/${path}`), { signal });
      if (answer.status !== 200) {
        answer.body.destroy();
        return answer.status === 404 ? gone : later;
      }
      const content = await readFileBody(answer, maxBytes, reserve);
      if (content === undefined) return tooBig;
      const name = path.slice(path.lastIndexOf("/") + 1);
      return { ...content, mediaType: mediaTypeOf(answer.headers, path), name };
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 400) {
        return error.description.includes("too big") ? tooBig : gone;
      }
      return later;
    }
  },
});

const gone: FileTrouble = { unreadable: "gone" };
const tooBig: FileTrouble = { unreadable: "too_big" };
const later: FileTrouble = { unreadable: "later" };

/** Telegram serves most files as plain bytes; the name's ending tells more. */
const byEnding: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
};

function mediaTypeOf(headers: Headers, path: string): string {
  const known = byEnding[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
  return known ?? headers.get("content-type") ?? ("application/octet-stream" satisfies FileBytes["mediaType"]);
}
