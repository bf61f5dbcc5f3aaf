import { type CrmChat, type Failure, orFailure, type VendorCalls } from "../../src/core/index.ts";
import { chatSchema } from "./chat.ts";
import type { SitniksDeps } from "./deps.ts";

/** One chat, for a person to see whose it is; undefined where Sitniks has none of this id. */
export async function readChat(
  { api }: SitniksDeps,
  id: string,
  calls: VendorCalls,
): Promise<CrmChat | Failure | undefined> {
  const path = `/chats/${encodeURIComponent(id)}`;
  const read = await orFailure(() => api.get(path, {}, chatSchema, calls));
  // What is no id at all is a 400 to it.
  if ("outcome" in read) return read.outcome === "refused" ? undefined : read;
  const { initialSource, userName, userNickName, status } = read;
  return {
    id: read.id,
    ...(initialSource === undefined ? {} : { channel: initialSource }),
    ...(userName === undefined ? {} : { name: userName }),
    ...(userNickName === undefined ? {} : { username: userNickName }),
    ...(status === undefined ? {} : { status }),
  };
}
