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
    expect({ ...file, bytes: Buffer.from(file.bytes).toString() }).toEqual({
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
