import { fetchOutside } from "../../integrations/http/fetch-outside.ts";
import type { FileAnswer } from "../../integrations/http/get-file.ts";
import type { Outside } from "../../integrations/http/public-address.ts";
import { readBody } from "../../integrations/http/read-body.ts";
import { FailureError } from "../core/index.ts";
import { limits } from "../goods/limits.ts";
import { listAddress } from "../goods/sheet-address.ts";
import { UnreadableGoods } from "../goods/unreadable-goods.ts";

/** What an address answered with the goods before. */
interface Tags {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface FetchedGoods extends Tags {
  readonly bytes: Uint8Array;
}

/** Published sheets lead to another host first. */
const mostHops = 5;
const patienceMs = 60_000;

/**
 * The bytes at a public address; undefined where nothing is new. Every host on the way is looked up anew and has to lie
 * outside of our own network.
 */
export async function fetchGoods(
  address: string,
  known: Tags = {},
  { outside, signal }: { readonly outside?: Outside; readonly signal?: AbortSignal } = {},
): Promise<FetchedGoods | undefined> {
  const patience = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal === undefined ? [] : [signal])]);
  try {
    return await follow(new URL(listAddress(address)), known, patience, outside);
  } catch (error) {
    throw error instanceof UnreadableGoods ? error : new UnreadableGoods(whyNot(error, patience));
  }
}

async function follow(
  from: URL,
  known: Tags,
  signal: AbortSignal,
  outside?: Outside,
): Promise<FetchedGoods | undefined> {
  let url = from;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const answer = await fetchOutside(url, signal, outside, headersOf(known));
    const location = answer.headers.get("location");
    if (answer.status === 304) return void answer.body.destroy();
    if (answer.status >= 300 && answer.status < 400 && location !== null) {
      answer.body.destroy();
      url = nextAddress(location, url);
      continue;
    }
    return read(answer);
  }
  throw new UnreadableGoods("it leads from one address to the next without an end");
}

const headersOf = ({ etag, lastModified }: Tags): Record<string, string> => ({
  ...(etag === undefined ? {} : { "if-none-match": etag }),
  ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
});

function nextAddress(location: string, from: URL): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (
    next === undefined ||
    !/^https?:$/.test(next.protocol) ||
    (from.protocol === "https:" && next.protocol === "http:")
  ) {
    throw new UnreadableGoods("it leads to an address that is none of the web, or that is not encrypted");
  }
  return next;
}

async function read(answer: FileAnswer): Promise<FetchedGoods> {
  if (answer.status !== 200) {
    answer.body.destroy();
    throw new UnreadableGoods(`it answers ${answer.status}; is it shared with everybody who has the link?`);
  }
  const bytes = await readBody(answer, limits.fileBytes);
  if (bytes === undefined) throw new UnreadableGoods(`it is larger than ${limits.fileBytes / 1_000_000} MB`);
  const [etag, lastModified] = ["etag", "last-modified"].map((name) => answer.headers.get(name) ?? undefined);
  return { bytes, etag, lastModified };
}

function whyNot(error: unknown, patience: AbortSignal): string {
  const code = error instanceof FailureError ? error.failure.code : "";
  if (code === "private_address") return "it lies in our own network, where no list is fetched from";
  if (code === "unusual_port") return "it names a port that is no web server's";
  if (patience.aborted) return `it did not answer within ${patienceMs / 1_000} s`;
  return "it cannot be reached";
}
