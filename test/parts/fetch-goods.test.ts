import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listAddress } from "../../src/goods/sheet-address.ts";
import { fetchGoods } from "../../src/parts/fetch-goods.ts";
import { type Answer, type Served, serve } from "../fakes/serve.ts";
import { outsideOn } from "../kit/outside-on.ts";

describe("a list at an address", () => {
  let server: Served;
  let asked: Readonly<Record<string, string | string[] | undefined>>[];
  beforeEach(async () => {
    asked = [];
    server = await serve({
      fault: () => "none",
      apply: ({ path, headers }): Answer => {
        asked.push(headers);
        if (path === "/here") return { status: 307, headers: { location: "/list.csv" } };
        if (path === "/inside") return { status: 302, headers: { location: "http://10.0.0.7/list.csv" } };
        if (path === "/round") return { status: 302, headers: { location: "/round" } };
        if (path === "/odd") return { status: 302, headers: { location: "file:///etc/passwd" } };
        if (path === "/gone") return { status: 404 };
        if (headers["if-none-match"] === '"2"') return { status: 304 };
        const tags = { etag: '"2"', "last-modified": "Mon, 30 Nov 2026 10:00:00 GMT" };
        return { status: 200, body: Buffer.from("Назва,Ціна"), headers: tags };
      },
    });
  });
  afterEach(() => server.stop());
  const get = (path: string, known = {}) => {
    const { outside, at } = outsideOn(server);
    return fetchGoods(at(path), known, { outside });
  };

  it("comes with what it is asked by the next time, also behind a redirect", async () => {
    const fetched = await get("/here");
    expect(Buffer.from(fetched?.bytes ?? []).toString()).toBe("Назва,Ціна");
    expect(fetched).toMatchObject({ etag: '"2"', lastModified: "Mon, 30 Nov 2026 10:00:00 GMT" });
  });

  it("that has nothing new is not read again", async () => {
    expect(await get("/list.csv", { etag: '"2"' })).toBeUndefined();
    expect(asked.at(-1)).toMatchObject({ "if-none-match": '"2"' });
  });

  it.each([
    ["/inside", "in our own network"],
    ["/round", "without an end"],
    ["/odd", "none of the web"],
    ["/gone", "it answers 404; is it shared"],
  ])("is refused where %s leads", async (path, words) => {
    await expect(get(path)).rejects.toThrow(words);
  });

  it.each(["http://127.0.0.1/list.csv", "http://169.254.169.254/latest", "http://[::1]/list.csv"])(
    "is never fetched from %s",
    async (address) => {
      await expect(fetchGoods(address)).rejects.toThrow("in our own network");
    },
  );

  it("may be the page of a sheet: the list behind it is meant", () => {
    const key = "1AbCdEfGhIjKlMnOpQrStUvWxYz";
    const sheet = `https://docs.google.com/spreadsheets/d/${key}`;
    expect(listAddress(`${sheet}/edit?gid=7#gid=7`)).toBe(`${sheet}/export?format=csv&gid=7`);
    expect(listAddress(`${sheet}/edit`)).toBe(`${sheet}/export?format=csv`);
    const published = `https://docs.google.com/spreadsheets/d/e/2PACX-${key}/pub?output=csv`;
    expect(listAddress(published)).toBe(published);
    expect(listAddress("https://shop.example/feed.xml")).toBe("https://shop.example/feed.xml");
  });
});
