import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileBody, formBody, jsonBody, rawBody } from "../../../integrations/http/file-body.ts";
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

  it("is read into its place, asks for room first, and is not read where there is none, or more than was told", async () => {
    const bytes = bytesOf(100_000);
    const told = (size: number) => new Response(bytes, { headers: { "content-length": String(size) } });
    const asked: unknown[] = [];
    const reserve = async (of: { readonly maxBytes: number }) => {
      asked.push(of);
      return of.maxBytes;
    };
    expect((await readFileBody(told(100_000), 200_000, reserve))?.equals(bytes)).toBe(true);
    expect((await readFileBody(new Response(bytes), 200_000, reserve))?.equals(bytes)).toBe(true);
    expect(asked).toEqual([
      { sizeBytes: 100_000, maxBytes: 200_000 },
      { sizeBytes: undefined, maxBytes: 200_000 },
    ]);
    expect(await readFileBody(told(200_001), 200_000, reserve)).toBeUndefined();
    expect(await readFileBody(told(99_999), 200_000, reserve)).toBeUndefined();
    expect(await readFileBody(new Response(bytes), 99_999, reserve)).toBeUndefined();
    expect(await readFileBody(told(100_000), 200_000, async () => undefined)).toBeUndefined();
  });
});
