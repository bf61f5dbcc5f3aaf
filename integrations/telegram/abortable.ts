import type { Api } from "grammy";

/** grammY types its signals after a package of its own; the platform's do. */
export const abortable = (signal: AbortSignal): Parameters<Api["sendMessage"]>[3] =>
  signal as Parameters<Api["sendMessage"]>[3];
