import { type Api, GrammyError } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Clock, DeliveryContext, Picture, SentFiles } from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import { type Address, connectionParameter } from "./address.ts";
import type { Formatted } from "./format/format.ts";

/** Bot API: a caption has 1,024 units at most, and an album two to ten pictures. */
export const captionMaxUnits = 1_024;
const albumMax = 10;
/** Where two of an album cannot be had, their host is away: the words come without pictures. */
const mostLeftOut = 2;
/** What could not be had is not tried again for so long. */
const brokenMs = 10 * 60_000;
const mostBroken = 500;

export interface PicturesDeps {
  readonly api: Api;
  readonly sentFiles: SentFiles;
  /** The bot: a file's name counts for it alone. */
  readonly account: string;
  readonly now: Clock;
  /** Addresses from which nothing could be had, and until when they are left alone. */
  readonly broken: Map<string, number>;
}

type Sending = Pick<DeliveryContext, "signal" | "pace">;

/**
 * One picture with the words and the buttons under it. Telegram fetches it by its address the first time, and is told
 * its own name for it from then on. Undefined where it cannot be had: then the words are sent without it.
 */
export async function sendPicture(
  deps: PicturesDeps,
  to: Address,
  { url }: Picture,
  under: { readonly words?: Formatted | undefined; readonly keyboard?: InlineKeyboardMarkup | undefined },
  sending: Sending,
): Promise<number | undefined> {
  const { words, keyboard } = under;
  const more = {
    ...connectionParameter(to),
    ...(words === undefined ? {} : { caption: words.text, caption_entities: [...words.entities] }),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  const send = (media: string) => deps.api.sendPhoto(to.chatId, media, more, abortable(sending.signal));
  return withKnownNames(deps, [url], sending, async (mediaOf) => {
    const sent = await send(mediaOf(url));
    return { id: sent.message_id, photos: [sent.photo] };
  });
}

/** Several as an album. It bears no buttons, so the words come after it. */
export async function sendAlbum(
  deps: PicturesDeps,
  to: Address,
  pictures: readonly Picture[],
  sending: Sending,
  leftOut = 0,
): Promise<number | undefined> {
  const [only, ...others] = pictures.slice(0, albumMax);
  if (only === undefined) return undefined;
  if (others.length === 0) return sendPicture(deps, to, only, {}, sending);
  const album = [only, ...others];
  try {
    return await sendGroup(deps, to, album, sending);
  } catch (error) {
    const at = isRefusal(error) ? brokenAt(error) : undefined;
    const bad = at === undefined ? undefined : album[at];
    if (bad === undefined) throw error;
    const isHostAway = leftOut + 1 >= mostLeftOut;
    leaveAlone(deps, isHostAway ? album.map(({ url }) => url) : [bad.url]);
    if (isHostAway) return undefined;
    await sending.pace();
    return sendAlbum(
      deps,
      to,
      album.filter((picture) => picture !== bad),
      sending,
      leftOut + 1,
    );
  }
}

function sendGroup(
  deps: PicturesDeps,
  to: Address,
  album: readonly Picture[],
  sending: Sending,
): Promise<number | undefined> {
  const urls = album.map(({ url }) => url);
  return withKnownNames(deps, urls, sending, async (mediaOf) => {
    const items = album.map(({ url, caption }) => ({
      type: "photo" as const,
      media: mediaOf(url),
      caption: caption.slice(0, captionMaxUnits),
    }));
    const more = { ...connectionParameter(to) };
    const sent = await deps.api.sendMediaGroup(to.chatId, items, more, abortable(sending.signal));
    return { id: sent[0]?.message_id, photos: sent.map((each) => ("photo" in each ? each.photo : [])) };
  });
}

interface Sent {
  readonly id: number | undefined;
  readonly photos: readonly (readonly { readonly file_id: string }[])[];
}

/** Sends by the names that Telegram gave before; where it does not know one any more, by addresses again. */
async function withKnownNames(
  deps: PicturesDeps,
  urls: readonly string[],
  { pace }: Sending,
  send: (mediaOf: (url: string) => string) => Promise<Sent>,
): Promise<number | undefined> {
  const { sentFiles, account } = deps;
  const known = await sentFiles.sent(account, urls);
  try {
    try {
      return await keeping(await send((url) => known.get(url) ?? url));
    } catch (error) {
      if (known.size === 0 || !isRefusal(error)) throw error;
      await sentFiles.forget(account, [...known.keys()]);
      await pace();
      return await keeping(await send((url) => url));
    }
  } catch (error) {
    if (!isRefusal(error) || brokenAt(error) !== undefined) throw error;
    leaveAlone(deps, urls);
    return undefined;
  }

  async function keeping({ id, photos }: Sent): Promise<number | undefined> {
    const files = urls.flatMap((url, at) => {
      // The largest one comes last; any of them names the picture.
      const fileId = photos[at]?.at(-1)?.file_id;
      return fileId === undefined || known.get(url) === fileId ? [] : [{ url, fileId }];
    });
    // It was sent: a name that is not kept costs an upload, not the reply.
    if (files.length > 0) await sentFiles.keep(account, files).catch(() => undefined);
    return id;
  }
}

/** What Telegram does not take. Whatever else was wrong with the chat, the words say it again. */
const isRefusal = (error: unknown): error is GrammyError =>
  error instanceof GrammyError && error.error_code === 400 && !error.description.includes("business connection");

/** `failed to send message #2 with the error message "WEBPAGE_CURL_FAILED"`: the second picture of an album. */
function brokenAt({ description }: GrammyError): number | undefined {
  const digits = /failed to send message #(\d{1,2})\b/i.exec(description)?.[1];
  return digits === undefined ? undefined : Number(digits) - 1;
}

/** Those that may be had, as far as is known. */
export const havable = (pictures: readonly Picture[], { broken, now }: PicturesDeps): readonly Picture[] =>
  pictures.filter(({ url }) => (broken.get(url) ?? 0) <= now().getTime());

function leaveAlone({ broken, now }: PicturesDeps, urls: readonly string[]): void {
  if (broken.size >= mostBroken) broken.clear();
  for (const url of urls) broken.set(url, now().getTime() + brokenMs);
}
