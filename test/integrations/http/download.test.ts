import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { byKey } from "../../../integrations/http/access.ts";
import { download } from "../../../integrations/http/download.ts";
import { type Served, serve } from "../../fakes/serve.ts";

describe("a vendor's file", () => {
  let own: Served;
  let other: Served;
  let location = "";
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
  beforeEach(async () => {
    other = await serve({ fault: () => "none", apply: () => ({ status: 200, body: "secret of the network" }) });
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
  const get = (address: string, maxBytes = 100) =>
    download(address, { access: byKey({ base: own.url, headers: { authorization: "key" } }), maxBytes, calls });

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
    // Nothing leaves this machine: what would go to the public host is answered here.
    const foreign: (string | null)[] = [];
    const real = globalThis.fetch;
    const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const url = new URL(String(input));
      if (url.hostname === "127.0.0.1") return real(input, init);
      foreign.push(new Headers(init?.headers).get("authorization"));
      return new Response("bytes", { headers: { "content-type": "image/png" } });
    });
    location = "http://93.184.216.34/file.png";
    await get(`${own.url}/elsewhere`);
    await get("https://93.184.216.34/file.png");
    spy.mockRestore();
    expect(foreign).toEqual([null, null]);
    expect(own.calls.map(({ path, headers }) => [path, headers["authorization"]])).toEqual([["/elsewhere", "key"]]);
  });
});
