import { z } from "zod";
import {
  type Attachment,
  type DeliveryContext,
  FailureError,
  type FileBytes,
  type Files,
  type FileTrouble,
  type ReserveBytes,
  type StaffThread,
  unlessAborted,
  withRoomForFile,
} from "../../src/core/index.ts";
import { rawBody } from "../http/file-body.ts";
import { request } from "../http/request.ts";
import { anyAnswer, type SlackApi } from "./api.ts";
import { escaped } from "./blocks.ts";
import type { PostMark } from "./sent-before.ts";

/** What is larger is no customer's file; the channels that we know stop at 50 MB. */
const maxBytes = 50_000_000;
const readMs = 5_000;
const patienceMs = 10 * 60_000;
const uploadSchema = z.object({ upload_url: z.url(), file_id: z.string().min(1) });

interface FileDeps {
  readonly api: SlackApi;
  readonly files: Files;
}

interface FileToSend {
  readonly thread: StaffThread;
  readonly file: Attachment;
  readonly title: string;
}

/** With a few signs of the post's key, by which it is found again. */
export const titleOf = ({ name = "file" }: Attachment, { key, part }: PostMark): string =>
  `${name} [${key.slice(0, 6)}-${part}]`;

/** One file into a thread, as bytes; one that cannot be had is named at least. */
export async function sendFile(
  { api, files }: FileDeps,
  { thread, file, title }: FileToSend,
  context: DeliveryContext,
): Promise<void> {
  const reading = AbortSignal.timeout(readMs);
  await withRoomForFile(reading, async (reserve) => {
    const read = await readInTime(files, file.ref, reading, reserve);
    if ("unreadable" in read && read.unreadable === "later" && context.ageMs < patienceMs) throw fileLater();
    if ("unreadable" in read || read.bytes.byteLength === 0 || read.bytes.byteLength > maxBytes) {
      const text = `📎 ${escaped(file.name ?? "file")} ⚠️`;
      await api("chat.postMessage", { channel: thread.placeId, thread_ts: thread.threadId, text }, anyAnswer);
      return;
    }
    await upload(api, { thread, title, read, name: file.name ?? read.name }, context);
    read.letGo?.();
  });
}

async function upload(
  api: SlackApi,
  of: { readonly thread: StaffThread; readonly title: string; readonly read: FileBytes; readonly name: string },
  { signal, pace }: DeliveryContext,
): Promise<void> {
  const { thread, title, read, name } = of;
  const asked = { filename: name, length: read.bytes.byteLength };
  const { upload_url: address, file_id: id } = await api("files.getUploadURLExternal", asked, uploadSchema);
  const sent = await request({ method: "POST", url: new URL(address), headers: {}, body: rawBody(read), signal });
  if (sent.status !== 200) throw new FailureError({ outcome: "retry", code: `upload_${sent.status}` });
  await pace();
  const done = { files: [{ id, title }], channel_id: thread.placeId, thread_ts: thread.threadId };
  await api("files.completeUploadExternal", done, anyAnswer);
}

/** The place where the file is kept does not answer just now. */
const fileLater = (): FailureError =>
  new FailureError({ outcome: "retry", code: "file_later", vendorIsWell: true, isUnasked: true });

/** With a time of its own, so that a slow place of files is not taken for a Slack that does not answer. */
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
