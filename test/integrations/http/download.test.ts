import { type AddressInfo, createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { byKey } from "../../../integrations/http/access.ts";
import { download } from "../../../integrations/http/download.ts";
import { type Outside, theOutside } from "../../../integrations/http/public-address.ts";
import { type Answer, type Served, serve } from "../../fakes/serve.ts";

describe("a vendor's file", () => {
  let own: Served;
  let other: Served;
  let location = "";
  let elsewhere: Answer;
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
  beforeEach(async () => {
    elsewhere = { status: 200, body: "secret of the network" };
    other = await serve({ fault: () => "none", apply: () => elsewhere });
    own = await serve({
      fault: () => "none",
      apply: ({ path }) => {
        if (path === "/elsewhere") return { status: 307, headers: { location } };
        if (path.startsWith("/status/")) return { status: Number(path.slice(8)), headers: { location: "/file.png" } };
        if (path.startsWith("/hops/")) {
          const left = Number(path.slice(6));
          if (left > 0) return { status: 302, headers: { location: `/hops/${left - 1}` } };
        }
        if (path === "/plain") return { status: 200, body: Buffer.from("bytes"), headers: { "content-type": "" } };
        if (path === "/here") return { status: 307, headers: { location: "/file.png" } };
        return { status: 200, body: Buffer.from("bytes"), headers: { "content-type": "image/png" } };
      },
    });
  });
  afterEach(() => Promise.all([own.stop(), other.stop()]));
  const get = (address: string, maxBytes = 100, outside: Outside = theOutside) =>
    download(address, {
      access: byKey({ base: own.url, headers: { authorization: "key" } }),
      maxBytes,
      calls,
      outside,
    });
  /** A public host is on loopback here, on any port, under a name that no resolver knows. */
  const publicUrl = (path: string): string => `http://files.example.invalid:${new URL(other.url).port}${path}`;
  const onLoopback = { address: "127.0.0.1", family: 4 };
  const madeUp = (resolve: Outside["resolve"] = async () => [onLoopback]): Outside => ({
    resolve,
    isOurs: (address) => address !== onLoopback.address,
    ports: [new URL(other.url).port],
  });

  it("comes with its kind and its name, also by a redirect at home, with the key", async () => {
    const file = await get(`${own.url}/here`);
    expect({ ...file, bytes: Buffer.from(file.bytes).toString() }).toMatchObject({
      bytes: "bytes",
      mediaType: "image/png",
      name: "file.png",
    });
    expect(own.calls.map(({ headers }) => headers["authorization"])).toEqual(["key", "key"]);
  });

  it.each([
    ["this machine", () => `${other.url}/x`],
    ["its name", () => "http://localhost/x"],
    ["the cloud's own address", () => "http://169.254.169.254/latest/meta-data"],
    ["the network", () => "http://192.168.1.1/"],
    ["the network by IPv6", () => "http://[fd00::1]/"],
    ["a mapped address", () => "http://[::ffff:127.0.0.1]/"],
    ["nothing", () => "http://0.0.0.0/"],
  ])("never leads into our own network: %s", async (_what, address) => {
    location = address();
    await expect(get(`${own.url}/elsewhere`)).rejects.toMatchObject({ failure: { code: "private_address" } });
    await expect(get(address())).rejects.toMatchObject({ failure: { code: "private_address" } });
    expect(other.calls).toEqual([]);
  });

  it("is refused when it is too big, no address, or sent round and round", async () => {
    await expect(get(`${own.url}/x`, 3)).rejects.toMatchObject({ failure: { code: "file_too_big" } });
    await expect(get("file:///etc/passwd")).rejects.toMatchObject({ failure: { code: "no_such_file" } });
    location = `${own.url}/elsewhere`;
    await expect(get(location)).rejects.toMatchObject({ failure: { code: "too_many_redirects" } });
  });

  it("is followed through three redirects and no fourth", async () => {
    expect((await get(`${own.url}/hops/3`)).name).toBe("0");
    await expect(get(`${own.url}/hops/4`)).rejects.toMatchObject({
      failure: { outcome: "refused", code: "too_many_redirects" },
    });
  });

  it.each([
    ...[400, 401, 403, 404, 406, 410, 424, 426, 499].map((status) => [status, "refused"] as const),
    ...[408, 425, 429, 500, 502, 503, 504].map((status) => [status, "retry"] as const),
  ])("with %i is %s: what a vendor that is down or busy has is tried again", async (status, outcome) => {
    // A place that is named beside an error is no redirect.
    const failed = get(`${own.url}/status/${status}`);
    await expect(failed).rejects.toMatchObject({ failure: { outcome, code: `file_${status}` } });
    expect(own.calls).toHaveLength(1);
  });

  it("is what came, also where the answer names another place", async () => {
    expect((await get(`${own.url}/status/201`)).name).toBe("201");
    await expect(get(`${own.url}/status/304`)).resolves.toMatchObject({ name: "file.png" });
  });

  it.each([
    ["/a/photo%20of%20me.png", "photo of me.png"],
    ["/a/b?name=receipt.pdf", "receipt.pdf"],
    ["/a/100%.png", "100%.png"],
    ["/", "file"],
    ["/a/", "file"],
  ])("at %s is called %s", async (path, name) => {
    expect((await get(`${own.url}${path}`)).name).toBe(name);
  });

  it("may be exactly as big as allowed", async () => {
    expect((await get(`${own.url}/x`, 5)).bytes).toHaveLength(5);
    await expect(get(`${own.url}/x`, 4)).rejects.toMatchObject({
      failure: { outcome: "refused", code: "file_too_big" },
    });
  });

  it("is tried again where the line breaks, before the answer or in the middle of it", async () => {
    const cutting = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbyte"));
    });
    await new Promise<void>((resolve) => cutting.listen(0, "127.0.0.1", resolve));
    const base = `http://127.0.0.1:${(cutting.address() as AddressInfo).port}`;
    const access = byKey({ base, headers: {} });
    await expect(download(`${base}/x`, { access, maxBytes: 100, calls })).rejects.toMatchObject({
      failure: { outcome: "retry", code: "network" },
    });
    await new Promise((resolve) => cutting.close(resolve));
    const { url } = own;
    await own.stop();
    await expect(get(`${url}/x`)).rejects.toMatchObject({ failure: { outcome: "retry", code: "network" } });
  });

  it("takes one slot of the vendor's, whatever the redirects", async () => {
    let slots = 0;
    const slot = async (): Promise<void> => {
      slots += 1;
    };
    const access = byKey({ base: own.url, headers: {} });
    await download(`${own.url}/hops/2`, { access, maxBytes: 100, calls: { ...calls, slot } });
    expect([slots, own.calls.length]).toEqual([1, 3]);
  });

  it("takes the key to the vendor's own origin alone, also not to a public host", async () => {
    elsewhere = { status: 200, body: Buffer.from("bytes"), headers: { "content-type": "image/png" } };
    location = publicUrl("/file.png");
    for (const address of [`${own.url}/elsewhere`, location]) {
      expect(await get(address, 100, madeUp())).toMatchObject({ mediaType: "image/png", name: "file.png" });
    }
    expect(other.calls.map(({ headers }) => headers["authorization"])).toEqual([undefined, undefined]);
    expect(own.calls.map(({ path, headers }) => [path, headers["authorization"]])).toEqual([["/elsewhere", "key"]]);
  });

  it("comes from the very address that was checked, whatever its name means a moment later", async () => {
    let lookUps = 0;
    const rebinding: Outside["resolve"] = async () => {
      lookUps += 1;
      return [lookUps === 1 ? onLoopback : { address: "10.0.0.1", family: 4 }];
    };
    await get(publicUrl("/x"), 100, madeUp(rebinding));
    expect([lookUps, other.calls.length]).toEqual([1, 1]);
    await expect(get(publicUrl("/x"), 100, madeUp(rebinding))).rejects.toMatchObject({
      failure: { code: "private_address" },
    });
    expect([lookUps, other.calls.length]).toEqual([2, 1]);
  });

  it("comes from no port but a web server's", async () => {
    const outside = { ...madeUp(), ports: theOutside.ports };
    await expect(get(publicUrl("/x"), 100, outside)).rejects.toMatchObject({ failure: { code: "unusual_port" } });
    expect(other.calls).toEqual([]);
  });

  it("comes unpacked from a public host, within its limit, and failures there mean what they mean at home", async () => {
    const packed = { "content-encoding": "gzip", "content-type": "text/plain" };
    elsewhere = { status: 200, body: gzipSync("a".repeat(90)), headers: packed };
    expect(Buffer.from((await get(publicUrl("/x"), 100, madeUp())).bytes).toString()).toBe("a".repeat(90));
    elsewhere = { status: 200, body: gzipSync("a".repeat(10_000_000)), headers: packed };
    await expect(get(publicUrl("/x"), 100, madeUp())).rejects.toMatchObject({ failure: { code: "file_too_big" } });
    elsewhere = { status: 200, body: "no gzip", headers: packed };
    await expect(get(publicUrl("/x"), 100, madeUp())).rejects.toMatchObject({ failure: { code: "network" } });
    elsewhere = { status: 404 };
    await expect(get(publicUrl("/x"), 100, madeUp())).rejects.toMatchObject({ failure: { code: "file_404" } });
    elsewhere = { status: 503 };
    await expect(get(publicUrl("/x"), 100, madeUp())).rejects.toMatchObject({
      failure: { outcome: "retry", code: "file_503" },
    });
  });
});
