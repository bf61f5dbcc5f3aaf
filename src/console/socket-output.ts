import { once } from "node:events";
import type { Socket } from "node:net";
import { styleText } from "node:util";
import { letOthersRun } from "../core/index.ts";
import type { Output } from "./output.ts";
import { lineOf, type Said } from "./protocol.ts";

/** A client that lets this much lie unread has stopped to read. */
const maxUnreadBytes = 32 * 1024 * 1024;
const unreadMs = 60_000;

/** What a command prints goes to a client, which may read slowly, stop to read, or be gone. */
export function socketOutput(
  socket: Socket,
  { hasColours, gone }: { readonly hasColours: boolean; readonly gone: AbortController },
): Output {
  const leave = (): void => {
    gone.abort();
    socket.destroy();
  };
  const say = (said: Said): void => {
    if (gone.signal.aborted) return;
    socket.write(lineOf(said));
    if (socket.writableLength > maxUnreadBytes) leave();
  };
  const styled = (style: "bold" | "dim", text: string): string =>
    hasColours ? styleText(style, text, { validateStream: false }) : text;
  return {
    print: (text) => say({ out: text }),
    printError: (text) => say({ err: text }),
    progress: oncePerPercent((progress, done, total) => say({ progress, done, total })),
    bold: (text) => styled("bold", text),
    dim: (text) => styled("dim", text),
    taken: async () => {
      await letOthersRun();
      gone.signal.throwIfAborted();
      if (!socket.writableNeedDrain) return;
      const patience = AbortSignal.timeout(unreadMs);
      patience.addEventListener("abort", leave);
      try {
        await once(socket, "drain", { signal: gone.signal });
      } finally {
        patience.removeEventListener("abort", leave);
      }
    },
  };
}

/** A line for each percent, and not for each row. */
function oncePerPercent(tell: Output["progress"]): Output["progress"] {
  let lastTold = "";
  return (what, done, total) => {
    const told = `${what} ${done >= total ? "done" : Math.floor((100 * done) / total)}`;
    if (told === lastTold) return;
    lastTold = told;
    tell(what, done, total);
  };
}
