import { type Api, GrammyError, InputFile } from "grammy";
import {
  type Attachment,
  type DeliveryContext,
  type Failure,
  type FileBytes,
  type Files,
  type FileTrouble,
  type ReserveBytes,
  unlessAborted,
  withRoomForFile,
} from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import { type Address, connectionParameter } from "./address.ts";

/** Bot API: a photo has 10 MB at most, any other file 50 MB. */
const photoMaxBytes = 10_000_000;
const fileMaxBytes = 50_000_000;
const patienceMs = 10 * 60_000;
/** Reading and sending have to fit into one attempt of eight seconds. */
const readMs = 5_000;
const photoTypes = ["image/jpeg", "image/png", "image/webp"];

/** The place where the file is kept does not answer just now. */
export class FileLater extends Error {
  readonly failure: Failure = { outcome: "retry", code: "file_later", vendorIsWell: true, isUnasked: true };
}

/** Sends one file as bytes: an address may be a secret, and Telegram's own servers would have to reach it. */
export async function sendFile(
  api: Api,
  to: Address,
  { ref, name = "file" }: Attachment,
  files: Files,
  { signal, ageMs }: Pick<DeliveryContext, "signal" | "ageMs">,
): Promise<number> {
  const reading = AbortSignal.timeout(readMs);
  return withRoomForFile(reading, async (reserve) => {
    const file = await readInTime(files, ref, reading, reserve);
    if ("unreadable" in file) {
      // Every later reply waits behind this one: not for ever.
      if (file.unreadable === "later" && ageMs < patienceMs) throw new FileLater();
      return sendName(api, to, name, signal);
    }
    if (isRefused(file)) return sendName(api, to, name, signal);
    // grammY writes the name into the form as it is.
    const sent = { ...file, name: name.replace(/[\r\n";\\/]+/g, "_") };
    return isPhoto(file) ? sendPhoto(api, to, sent, signal) : sendDocument(api, to, sent, signal);
  });
}

/** "Bad Request: file must be non-empty", and the same of what is too large: the reply would die of its file. */
const isRefused = ({ bytes }: FileBytes): boolean => bytes.byteLength === 0 || bytes.byteLength > fileMaxBytes;

const isPhoto = ({ mediaType, bytes }: FileBytes): boolean =>
  photoTypes.includes(mediaType) && bytes.byteLength <= photoMaxBytes;

/** With a time of its own, so that a slow helpdesk is not taken for a Telegram that does not answer. */
async function readInTime(
  files: Files,
  ref: string,
  signal: AbortSignal,
  reserve: ReserveBytes,
): Promise<FileBytes | FileTrouble> {
  const late: FileTrouble = { unreadable: "later" };
  const read = files.read(ref, signal, reserve).catch(() => late);
  return unlessAborted<FileBytes | FileTrouble>(read, signal, () => late);
}

/** A file that cannot be had is named at least: the customer can ask for it. */
async function sendName(api: Api, to: Address, name: string, signal: AbortSignal): Promise<number> {
  return (await api.sendMessage(to.chatId, `📎 ${name} ⚠️`, { ...connectionParameter(to) }, abortable(signal)))
    .message_id;
}

async function sendDocument(api: Api, to: Address, { bytes, name }: FileBytes, signal: AbortSignal): Promise<number> {
  const sent = await api.sendDocument(
    to.chatId,
    new InputFile(bytes, name),
    { ...connectionParameter(to) },
    abortable(signal),
  );
  return sent.message_id;
}

async function sendPhoto(api: Api, to: Address, file: FileBytes, signal: AbortSignal): Promise<number> {
  try {
    const input = new InputFile(file.bytes, file.name);
    return (await api.sendPhoto(to.chatId, input, { ...connectionParameter(to) }, abortable(signal))).message_id;
  } catch (error) {
    // Too wide, too long, or no picture after all: as a file it is taken.
    if (error instanceof GrammyError && error.error_code === 400) return sendDocument(api, to, file, signal);
    throw error;
  }
}
