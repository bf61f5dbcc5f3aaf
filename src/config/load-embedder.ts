import { models } from "../../integrations/index.ts";
import { ConfigError, unlessAborted } from "../core/index.ts";
import type { Embedder } from "../knowledge/meaning-search.ts";
import type { Config } from "./config.ts";

/** A batch of passages, in the background. */
const passagesTimeoutMs = 60_000;
/** A customer waits, and the words alone find most of it. */
const questionTimeoutMs = 3_000;

const variable = "DESKGRAPH_EMBEDDINGS";

/** What finds passages by their meaning; undefined where none is named. */
export async function loadEmbedder({
  embeddings,
  modelKeys,
}: Pick<Config, "embeddings" | "modelKeys">): Promise<Embedder | undefined> {
  if (embeddings === undefined) return undefined;
  const [provider = "", ...rest] = embeddings.model.split(":");
  const vendor = Object.hasOwn(models, provider) ? models[provider] : undefined;
  if (vendor?.loadEmbeddings === undefined || rest.length === 0) {
    const able = Object.entries(models).flatMap(([name, each]) => (each.loadEmbeddings ? [name] : []));
    throw new ConfigError([`${variable}: provider:model is expected, with one of ${able.join(", ")}`]);
  }
  const key = vendor.keyVariable === undefined ? undefined : modelKeys[vendor.keyVariable]?.reveal();
  const namedIn = { model: variable, url: `${variable}_URL` };
  const loaded = await vendor.loadEmbeddings(rest.join(":"), { url: embeddings.url, key, namedIn });
  return {
    name: embeddings.model,
    embedPassages: (texts) => inTime(loaded.embedDocuments([...texts]), passagesTimeoutMs),
    embedQuestion: (text) => inTime(loaded.embedQuery(text), questionTimeoutMs),
  };
}

/** The classes have no time limit that all of them keep (read 2026-11). */
const inTime = <T>(work: Promise<T>, timeoutMs: number): Promise<T> =>
  unlessAborted(work, AbortSignal.timeout(timeoutMs), () => {
    throw new Error("the embedding model did not answer in time");
  });
