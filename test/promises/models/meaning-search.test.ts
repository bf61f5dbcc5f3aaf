import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEmbedder } from "../../../src/config/load-embedder.ts";
import type { Passage } from "../../../src/core/index.ts";
import { meaningSearch } from "../../../src/knowledge/meaning-search.ts";
import { createShopPages } from "../../../src/knowledge/shop-pages.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { createKnowledgeTable } from "../../../supabase/store/knowledge-table.ts";
import { createKnowledgeVectors } from "../../../supabase/store/knowledge-vectors.ts";
import { type EmbeddingServer, startEmbeddings } from "../../fakes/models/embeddings.ts";
import { testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";

const pickUp: Passage = { title: "Самовивіз", text: "Щодня з 10 до 18 на Прикладній, 1." };
const others = ["Склад тканин", "Бонусна програма", "Режим роботи", "Оптовим покупцям", "Розмірна сітка", "Вакансії"];
const files: readonly Passage[] = [
  pickUp,
  { title: "Догляд", text: "Прати за 30 градусів." },
  { title: "Міжнародна доставка", text: "За кордон не відправляємо." },
  ...others.flatMap((title) =>
    [1, 2].map((part) => ({ title: `${title} ${part}`, text: `Розповідь про це, ${part}.` })),
  ),
];
/** No word of it stands on the page that answers it. */
const question = "можу приїхати й узяти покупку сама?";

let server: EmbeddingServer;
let home: Home;
beforeAll(async () => {
  server = await startEmbeddings();
  home = await freshHome();
});
afterAll(async () => {
  await server.stop();
  await home.close();
});

const envOf = (provider: string, path: string, keyVariable?: string): Record<string, string> => ({
  DESKGRAPH_EMBEDDINGS: `${provider}:embed-fake`,
  DESKGRAPH_EMBEDDINGS_URL: `${server.url}${path}`,
  ...(keyVariable === undefined ? {} : { [keyVariable]: server.key }),
});

/** The pages once everything in the background is done. */
async function pagesOf(env: Record<string, string>, passages = files) {
  const embedder = await loadEmbedder(await testConfig(env));
  const troubles: string[] = [];
  const pages = createShopPages({
    files: passages,
    table: createKnowledgeTable(home),
    meaning: embedder && meaningSearch(embedder, createKnowledgeVectors(home)),
    report: (failed) => troubles.push(failed),
  });
  await pages.refresh();
  await pages.close();
  const find = async (text: string) =>
    (await pages.search(text, { language: "uk", limit: 3 })).map(({ title }) => title);
  return { find, troubles };
}

describe("the shop's pages by meaning", () => {
  it.each([
    ["openai", "/v1", "OPENAI_API_KEY"],
    ["mistral", "/v1", "MISTRAL_API_KEY"],
    ["google", "", "GOOGLE_API_KEY"],
    ["ollama", "", undefined],
    ["compatible", "/v1", "DESKGRAPH_MODEL_KEY"],
  ])("are found with the embeddings of %s, where no word is the same", async (provider, path, keyVariable) => {
    const { find, troubles } = await pagesOf(envOf(provider, path, keyVariable));
    expect(await find(question)).toEqual(["Самовивіз"]);
    expect(await find("прати як")).toEqual(["Догляд"]);
    expect(await find("хто президент?")).toEqual([]);
    expect(troubles).toEqual([]);
    const words = await pagesOf({});
    expect(await words.find(question)).toEqual([]);
  });

  it("are embedded once, and again where a text or the model changes", async () => {
    const env = envOf("openai", "/v1", "OPENAI_API_KEY");
    await pagesOf(env);
    const countOf = async (more: Record<string, string>, passages = files): Promise<number> => {
      const before = server.texts.length;
      await pagesOf(more, passages);
      return server.texts.length - before;
    };
    expect(await countOf(env)).toBe(0);
    expect(await countOf(env, [{ ...pickUp, text: "Лише в суботу." }, ...files.slice(1)])).toBe(1);
    expect(await countOf(envOf("mistral", "/v1", "MISTRAL_API_KEY"))).toBe(files.length);
    const vectors = createKnowledgeVectors(home);
    expect((await vectors.read("openai:embed-fake")).size).toBe(0);
    expect((await vectors.read("mistral:embed-fake")).size).toBe(files.length);
  });

  it("are found by their words while the model for it fails, at the building and at the question", async () => {
    const env = envOf("ollama", "");
    server.faults.push({ status: 500 });
    const unbuilt = await pagesOf(env);
    expect(unbuilt.troubles).toEqual(["build"]);
    expect(await unbuilt.find("самовивіз є?")).toEqual(["Самовивіз"]);
    const built = await pagesOf(env);
    server.faults.push({ status: 500 });
    expect(await built.find("самовивіз є?")).toEqual(["Самовивіз"]);
    expect(built.troubles).toEqual(["question"]);
  });

  it("says at the start who cannot make embeddings", async () => {
    for (const named of ["anthropic:x", "acme:x"]) {
      await expect(testConfig({ DESKGRAPH_EMBEDDINGS: named }).then(loadEmbedder)).rejects.toThrow(
        "DESKGRAPH_EMBEDDINGS: provider:model is expected",
      );
    }
    await expect(testConfig({ DESKGRAPH_EMBEDDINGS: "openai:x" }).then(loadEmbedder)).rejects.toThrow("OPENAI_API_KEY");
  });
});
