import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FileBody, formBody, jsonBody, rawBody } from "../../../integrations/http/file-body.ts";
import type { FileAnswer } from "../../../integrations/http/get-file.ts";
import { readFileBody } from "../../../integrations/http/read-body.ts";
import { request } from "../../../integrations/http/request.ts";
import { type Served, serve } from "../../fakes/serve.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const random = seededRandom(3);
const bytesOf = (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)));
/** Around the ends of its pieces (48 kB), and of three bytes that are four characters. */
const sizes = [0, 1, 2, 3, 4, 49_151, 49_152, 49_153, 98_304, 100_000];

describe("a request's body with files", () => {
  let vendor: Served;
  beforeEach(async () => {
    vendor = await serve({ fault: () => "none", apply: () => ({ status: 200, body: {} }) });
  });
  afterEach(() => vendor.stop());

  async function sent(body: FileBody) {
    await request({
      method: "POST",
      url: new URL(vendor.url),
      headers: {},
      body,
      signal: new AbortController().signal,
    });
    const call = vendor.calls.at(-1);
    if (call === undefined) throw new Error("nothing arrived");
    expect(call.headers["content-length"]).toBe(String(body.sizeBytes));
    return call;
  }

  it.each(sizes)("is the file as it is: %i bytes, also when it is sent once more", async (size) => {
    const bytes = bytesOf(size);
    const body = rawBody({ bytes, mediaType: "image/png", name: "x" });
    for (let time = 0; time < 2; time += 1) {
      const call = await sent(body);
      expect([call.headers["content-type"], call.bytes.equals(bytes)]).toEqual(["image/png", true]);
    }
  });

  it.each(sizes)("is a form with one file in it: %i bytes", async (size) => {
    const bytes = bytesOf(size);
    const name = 'фото "1"\r\n🙂.png';
    const { headers, bytes: body } = await sent(formBody("file", { bytes, mediaType: "image/png", name }));
    const read = new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"] ?? "" } });
    const file = (await read.formData()).get("file");
    if (!(file instanceof File)) throw new Error("no file in the form");
    expect([file.name, file.type]).toEqual([name, "image/png"]);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("is JSON with files in base64, wherever they stand in it", async () => {
    const files = sizes.map(bytesOf);
    const { body } = await sent(
      jsonBody(files, (data) => ({ text: 'ї "🙂"', files: data.map((each, at) => ({ at, data: each })), end: true })),
    );
    const data = files.map((bytes, at) => ({ at, data: bytes.toString("base64") }));
    expect(body).toEqual({ text: 'ї "🙂"', files: data, end: true });
  });

  it("is answered before it was sent whole where the vendor wants no more of it, and fails where the line is cut", async () => {
    let sockets = 0;
    const hasty = createServer((incoming, response) => {
      sockets += 1;
      if (incoming.url === "/cut") return void incoming.once("data", () => incoming.socket.destroy());
      response.writeHead(413, { "content-type": "application/json" }).end('{"error":"too large"}');
    });
    await new Promise<void>((resolve) => hasty.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = hasty.address() as AddressInfo;
      const body = rawBody({ bytes: Buffer.alloc(30_000_000), mediaType: "image/png", name: "x" });
      const post = (path: string) =>
        request({
          method: "POST",
          url: new URL(`http://127.0.0.1:${port}${path}`),
          headers: {},
          body,
          signal: new AbortController().signal,
        });
      expect(await post("/")).toMatchObject({ status: 413, json: { error: "too large" } });
      await expect(post("/cut")).rejects.toMatchObject({ failure: { outcome: "uncertain", code: "network" } });
      expect(sockets).toBe(2);
    } finally {
      // It would wait for a connection that is still open.
      await new Promise((resolve) => hasty.close(resolve));
    }
  });

  it("stops at the deadline, and nobody knows what became of it", async () => {
    await vendor.stop();
    vendor = await serve({ fault: () => "hang", apply: () => ({ status: 200, body: {} }) });
    const deadline = new AbortController();
    const body = rawBody({ bytes: bytesOf(10), mediaType: "image/png", name: "x" });
    const sending = request({
      method: "POST",
      url: new URL(vendor.url),
      headers: {},
      body,
      signal: deadline.signal,
    });
    await vi.waitUntil(() => vendor.calls.length === 1, { interval: 20, timeout: 300_000 });
    deadline.abort();
    await expect(sending).rejects.toMatchObject({
      failure: { outcome: "uncertain", code: "deadline", isUnderWay: true },
    });
  });
});

describe("a file that is read", () => {
  const small = bytesOf(100_000);
  /** Large enough for pages of its own. */
  const large = Buffer.concat(Array.from({ length: 12 }, () => small));
  /** In pieces of its own, as a connection brings them. */
  const told = (bytes: Buffer, size?: number): Pick<FileAnswer, "headers" | "body"> => ({
    headers: new Headers(size === undefined ? {} : { "content-length": String(size) }),
    body: Readable.from([0, 1, 2].map((n) => piece(bytes, n))),
  });
  const piece = (bytes: Buffer, n: number): Buffer => {
    const part = bytes.subarray((bytes.length * n) / 3, (bytes.length * (n + 1)) / 3);
    const own = Buffer.allocUnsafeSlow(part.length);
    part.copy(own);
    return own;
  };

  it("is read into its place, asks for room first, and is not read where there is none, or more than was told", async () => {
    const asked: unknown[] = [];
    const reserve = async (of: { readonly maxBytes: number }) => {
      asked.push(of);
      return of.maxBytes;
    };
    const isRead = async (bytes: Buffer, size?: number): Promise<boolean> => {
      const content = await readFileBody(told(bytes, size), 2_000_000, reserve);
      return content !== undefined && bytes.equals(content.bytes);
    };
    expect(await isRead(small, 100_000)).toBe(true);
    expect(await isRead(large, 1_200_000)).toBe(true);
    expect(await isRead(small)).toBe(true);
    expect(asked).toEqual([
      { sizeBytes: 100_000, maxBytes: 2_000_000 },
      { sizeBytes: 1_200_000, maxBytes: 2_000_000 },
      { sizeBytes: undefined, maxBytes: 2_000_000 },
    ]);
    expect(await readFileBody(told(small, 200_001), 200_000, reserve)).toBeUndefined();
    expect(await readFileBody(told(small, 99_999), 200_000, reserve)).toBeUndefined();
    expect(await readFileBody(told(small), 99_999, reserve)).toBeUndefined();
    expect(await readFileBody(told(small, 100_000), 200_000, async () => undefined)).toBeUndefined();
  });

  it.each([
    ["small", small],
    ["large", large],
  ])("that is %s gives its memory back when it is let go, and its pieces while they come", async (_, bytes) => {
    const of = told(bytes, bytes.length);
    const pieces: Buffer[] = [];
    const body = of.body.map((each: Buffer) => {
      pieces.push(each);
      return each;
    });
    const content = await readFileBody({ ...of, body }, 2_000_000);
    expect(pieces.map((each) => each.byteLength)).toEqual([0, 0, 0]);
    expect(content?.bytes.byteLength).toBe(bytes.length);
    content?.letGo();
    content?.letGo();
    expect(content?.bytes.byteLength).toBe(0);
  });

  it("that shares its memory with others takes nothing from them", async () => {
    const shared = Buffer.from("two files");
    const content = await readFileBody(
      { headers: new Headers({ "content-length": "3" }), body: Readable.from([shared.subarray(0, 3)]) },
      10,
    );
    expect(Buffer.from(content?.bytes ?? []).toString()).toBe("two");
    expect(shared.toString()).toBe("two files");
  });
});
