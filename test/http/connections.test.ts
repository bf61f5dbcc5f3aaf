import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closed, listen } from "../../src/cli/listen.ts";
import { routes } from "../../src/http/routes.ts";

describe("a connection", () => {
  let server: Server;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    const http = routes({
      ready: async () => undefined,
      served: () => undefined,
      failed: (error) => expect.unreachable(String(error)),
      refused: () => undefined,
      webhooks: [
        { path: "/secret", proofHeader: "x-secret", secret: "right", maxBodyBytes: 1_000, take: async () => undefined },
      ],
    });
    server = await listen(http.fetch, { host: "127.0.0.1", port: 0, variable: "PORT" });
    // A second passes until it is closed: Node adds that by itself.
    server.keepAliveTimeout = 1;
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await closed(server);
  });

  async function open(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    sockets.push(socket);
    await once(socket, "connect");
    return socket;
  }
  /** The status of the answer to this. */
  async function answered(socket: Socket, sent: string): Promise<string> {
    socket.write(sent);
    const [bytes] = await once(socket, "data");
    return String(bytes).slice(9, 12);
  }
  const event = "POST /secret HTTP/1.1\r\nHost: shop\r\nX-Secret: right\r\nContent-Length: 2\r\n\r\n{}";

  it("over which a genuine event came stays open for the next one, when a stranger's is closed", async () => {
    const genuine = await open();
    expect(await answered(genuine, event)).toBe("200");
    const strangers = [
      await answered(await open(), "GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n"),
      await answered(await open(), event.replace("right", "wrong")),
    ];
    expect(strangers).toEqual(["200", "401"]);
    await Promise.all(sockets.filter((each) => each !== genuine).map((each) => once(each, "close")));
    expect(await answered(genuine, event)).toBe("200");
  });

  it("is answered and not reset where what came is no HTTP, however much of it there is", async () => {
    const socket = await open();
    let said = "";
    socket.on("data", (bytes) => {
      said += String(bytes);
    });
    socket.write("NO HTTP AT ALL\r\n\r\n");
    const megabyte = Buffer.alloc(1_000_000, "x");
    for (let n = 0; n < 8; n += 1) socket.write(megabyte);
    // Rejects where it is reset.
    await once(socket, "end");
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });
});
