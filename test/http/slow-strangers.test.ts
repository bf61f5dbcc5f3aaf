import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closed, listen } from "../../src/cli/listen.ts";
import type { Webhook } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";
import { inSmall } from "../kit/in-small.ts";

const strangerCount = inSmall(60, 500);
/** Of one door, that are not proven yet. */
const roomForStrangers = 32;
const patience = {
  headersMs: inSmall(2_000, 4_000),
  requestMs: inSmall(3_000, 6_000),
  silenceMs: 30_000,
  keptMs: 30_000,
  checkMs: 50,
};

describe("strangers who send a byte now and then", () => {
  let server: Server;
  let port: number;
  const strangers: Socket[] = [];
  const signed: Pick<Webhook, "isGenuine" | "maxBodyBytes" | "take"> = {
    isGenuine: ({ header }) => header("x-signature") === "right",
    maxBodyBytes: 1_000_000,
    take: async () => undefined,
  };

  beforeEach(async () => {
    const http = routes({
      ready: async () => undefined,
      served: () => undefined,
      failed: (error) => expect.unreachable(String(error)),
      refused: () => undefined,
      webhooks: [
        { path: "/signed", ...signed },
        { path: "/signed-too", ...signed },
        { path: "/secret", proofHeader: "x-secret", secret: "right", maxBodyBytes: 1_000_000, take: signed.take },
      ],
    });
    server = await listen(http.fetch, { host: "127.0.0.1", port: 0, variable: "PORT" }, patience);
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    for (const stranger of strangers.splice(0)) stranger.destroy();
    await closed(server);
  });

  /** Sends this and no more; what is answered, and the end of the connection, can be waited for. */
  async function stranger(sent: string): Promise<{ readonly answer: Promise<string>; readonly end: Promise<unknown> }> {
    const socket = connect(port, "127.0.0.1");
    strangers.push(socket);
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write(sent);
    const end = new Promise((resolve) => socket.once("close", resolve));
    const answer = new Promise<string>((resolve) => {
      socket.once("data", (bytes) => resolve(String(bytes).slice(9, 12)));
      socket.once("close", () => resolve("none"));
    });
    return { answer, end };
  }
  const head = (path: string, headers = ""): string =>
    `POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n${headers}\r\n`;
  const statusOf = async (path: string, headers?: Record<string, string>): Promise<number> => {
    const init = headers === undefined ? {} : { method: "POST", headers, body: "{}" };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
    await answer.text();
    return answer.status;
  };
  const genuine = async (): Promise<number[]> => [
    await statusOf("/healthz"),
    await statusOf("/readyz"),
    await statusOf("/secret", { "x-secret": "right" }),
    await statusOf("/signed-too", { "x-signature": "right" }),
  ];

  it(`${strangerCount} of them at one door leave health and all other doors as they are, and are gone in seconds`, async () => {
    const all = await Promise.all(Array.from({ length: strangerCount }, () => stranger(`${head("/signed")}{`)));
    const answers = all.map(({ answer }) => answer);
    const beyondRoom = strangerCount - roomForStrangers;
    let refused = 0;
    let timedOut = 0;
    for (const answer of answers) {
      void answer.then((status) => {
        if (status === "503") refused += 1;
        else timedOut += 1;
      });
    }
    // All but those in the room are refused at once. Where a slow machine brings the last of them only after the first
    // were cut off, those find room.
    while (refused < beyondRoom && timedOut === 0) {
      expect(await genuine()).toEqual([200, 200, 200, 200]);
    }
    const wereAllTogether = timedOut === 0;
    expect(await genuine()).toEqual([200, 200, 200, 200]);
    expect(new Set(await Promise.all(answers))).toEqual(new Set(["408", "503"]));
    if (wereAllTogether) expect([timedOut, refused]).toEqual([roomForStrangers, beyondRoom]);
    else expect(timedOut).toBeGreaterThanOrEqual(roomForStrangers);
    await Promise.all(all.map(({ end }) => end));
    expect(await statusOf("/signed", { "x-signature": "right" })).toBe(200);
  });

  it(`${strangerCount} of them without a proof are refused before their bodies`, async () => {
    const all = await Promise.all(Array.from({ length: strangerCount }, () => stranger(`${head("/secret")}{`)));
    expect(await genuine()).toEqual([200, 200, 200, 200]);
    const answers = await Promise.all(all.map(({ answer }) => answer));
    expect(new Set(answers)).toEqual(new Set(["401"]));
    await Promise.all(all.map(({ end }) => end));
  });

  it("are cut off in the middle of the headers, or before them, and of a body that is proven", async () => {
    const silent = await stranger("");
    const begun = await stranger("POST /secret HTTP/1.1\r\nHost: sh");
    const proven = await stranger(`${head("/secret", "x-secret: right\r\n")}{`);
    expect(await begun.answer).toBe("408");
    await Promise.all([silent.end, begun.end]);
    expect(await proven.answer).toBe("408");
    await proven.end;
    expect(await genuine()).toEqual([200, 200, 200, 200]);
  });
});
