import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";

/** RFC 6455: joined to the client's key to prove that a server of WebSockets answers. */
const magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export interface FakeSocket {
  readonly url: string;
  readonly lines: () => number;
  /** Answers what the app acknowledged; rejects when the line closes before that. */
  send(type: string, payload: object): Promise<unknown>;
  /** Asks the app to open another line, as Slack does about once an hour. */
  refresh(): void;
  stop(): Promise<void>;
}

interface Line {
  readonly stream: Duplex;
  readonly waiting: Map<string, { resolve: (payload: unknown) => void; reject: (error: Error) => void }>;
}

/** Slack's end of socket mode. */
export async function startSocket(): Promise<FakeSocket> {
  const lines = new Set<Line>();
  const server = createServer();
  server.on("upgrade", (request, stream) => {
    const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${magic}`).digest("base64");
    const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
    stream.write(`${[...head, `Sec-WebSocket-Accept: ${key}`].join("\r\n")}\r\n\r\n`);
    const line: Line = { stream, waiting: new Map() };
    lines.add(line);
    read(line);
    const closed = (): void => {
      lines.delete(line);
      for (const { reject } of line.waiting.values()) reject(new Error("the line was closed"));
    };
    stream.on("close", closed);
    stream.on("error", closed);
    write(stream, 1, JSON.stringify({ type: "hello", num_connections: lines.size }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const newest = (): Line => {
    const line = [...lines].at(-1);
    if (line === undefined) throw new Error("no line is open");
    return line;
  };
  return {
    url: `ws://127.0.0.1:${address.port}/link`,
    lines: () => lines.size,
    send: (type, payload) => {
      const { stream, waiting } = newest();
      const id = randomUUID();
      const acknowledged = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      write(stream, 1, JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
      return acknowledged;
    },
    refresh: () => write(newest().stream, 1, JSON.stringify({ type: "disconnect", reason: "refresh_requested" })),
    stop: async () => {
      for (const { stream } of lines) stream.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Short frames of ours, without a mask. */
function write(stream: Duplex, opcode: number, text: string | Buffer): void {
  const bytes = Buffer.from(text);
  const size =
    bytes.length < 126 ? Buffer.from([bytes.length]) : Buffer.from([126, bytes.length >> 8, bytes.length & 255]);
  stream.write(Buffer.concat([Buffer.from([0x80 | opcode]), size, bytes]));
}

/** The client's frames: masked, and none of them longer than 64 kB. */
function read({ stream, waiting }: Line): void {
  let buffer = Buffer.alloc(0);
  stream.on("data", (piece: Buffer) => {
    buffer = Buffer.concat([buffer, piece]);
    for (let frame = frameIn(buffer); frame !== undefined; frame = frameIn(buffer)) {
      buffer = buffer.subarray(frame.sizeBytes);
      if (frame.opcode === 9) write(stream, 10, frame.payload);
      if (frame.opcode === 8) {
        write(stream, 8, frame.payload);
        stream.end();
      }
      if (frame.opcode !== 1) continue;
      const { envelope_id: id, payload } = JSON.parse(frame.payload.toString()) as {
        envelope_id: string;
        payload: unknown;
      };
      waiting.get(id)?.resolve(payload);
      waiting.delete(id);
    }
  });
}

function frameIn(buffer: Buffer): { opcode: number; payload: Buffer; sizeBytes: number } | undefined {
  const [first = 0, second = 0] = buffer;
  if (buffer.length < 2) return undefined;
  const isLong = (second & 127) === 126;
  const start = isLong ? 4 : 2;
  if (buffer.length < start + 4) return undefined;
  const length = isLong ? buffer.readUInt16BE(2) : second & 127;
  const sizeBytes = start + 4 + length;
  if (buffer.length < sizeBytes) return undefined;
  const mask = buffer.subarray(start, start + 4);
  const payload = Buffer.from(buffer.subarray(start + 4, sizeBytes).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { opcode: first & 15, payload, sizeBytes };
}
