import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramApi } from "../../../integrations/telegram/api.ts";
import { sendFailureOf } from "../../../integrations/telegram/failure.ts";
import { Secret } from "../../../src/core/index.ts";
import { exampleToken } from "../../fakes/telegram.ts";

describe("a connection to a Bot API server of the shop's own", () => {
  const server = createServer();
  const sockets: Socket[] = [];
  /** By connection and request: does it answer? */
  let answers: (connection: number, request: number) => boolean;
  let apiRoot: string;

  beforeEach(async () => {
    sockets.length = 0;
    server.removeAllListeners("connection").on("connection", (socket) => {
      const connection = sockets.push(socket);
      let request = 0;
      socket
        .on("error", () => undefined)
        .on("data", () => {
          request += 1;
          const body = JSON.stringify({ ok: true, result: { message_id: request, date: 1 } });
          if (answers(connection, request)) {
            socket.write(
              `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
            );
          } else socket.destroy();
        });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    apiRoot = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });

  const api = () => createTelegramApi({ token: new Secret(exampleToken), apiRoot });

  it("that the server closes as we send leaves the message unsure, and is no word about Telegram's health", async () => {
    answers = (_connection, request) => request === 1;
    const telegram = api();
    const send = () =>
      telegram.sendMessage(1, "x").then(
        () => "sent",
        (error: unknown) => sendFailureOf(error),
      );
    expect(await send()).toBe("sent");
    expect(await send()).toEqual({ outcome: "uncertain", code: "idle_closed", isUnasked: true });
    // A connection of its own that breaks is trouble of the server's.
    answers = () => false;
    expect(await send()).toEqual({ outcome: "uncertain", code: "network" });
    expect(sockets).toHaveLength(2);
  });

  it("is given up by us before the server does", async () => {
    answers = () => true;
    await api().sendMessage(1, "x");
    const [socket] = sockets;
    // It ends from our side, with no further request.
    if (socket !== undefined) await once(socket, "end");
    expect(sockets).toHaveLength(1);
  });
});
