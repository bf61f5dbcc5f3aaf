import { describe, expect, it } from "vitest";
import { models } from "../../../integrations/index.ts";
import { loadFrom } from "../../../integrations/models/provider.ts";
import {
  anthropic,
  compatible,
  google,
  groq,
  mistral,
  ollama,
  openai,
} from "../../../integrations/models/providers.ts";
import { loadNamedModel } from "../../../src/config/load-model.ts";

const limits = { maxOutputTokens: 4_096, namedIn: { model: "DESKGRAPH_MODEL", url: "DESKGRAPH_MODEL_URL" } };
const missing = () => Promise.reject(new Error("Cannot find package"));
class Recorded {
  readonly fields: object;
  readonly apiKey = "given";
  constructor(fields: object) {
    this.fields = fields;
  }
}
const recorded = async () => ({ ChatOpenAI: Recorded, ChatOllama: Recorded, ChatAnthropic: Recorded });
const fieldsOf = async (loading: Promise<unknown>): Promise<unknown> => {
  const model = await loading;
  return model instanceof Recorded ? model.fields : undefined;
};

describe("a model by name", () => {
  it("that nobody provides is refused with the list of those that exist", async () => {
    await expect(loadNamedModel("acme:one", limits)).rejects.toThrow(
      "anthropic, openai, google, google-genai, mistral, groq, deepseek, openrouter, ollama, compatible",
    );
    await expect(loadNamedModel("anthropic:", limits)).rejects.toThrow(/provider:model/);
    await expect(loadNamedModel("constructor:x", limits)).rejects.toThrow(/provider:model/);
    await expect(loadNamedModel("anthropic", limits)).rejects.toThrow(/provider:model/);
    await expect(loadNamedModel("rehearsal:x", limits)).rejects.toThrow(/provider:model/);
  });

  it.each([anthropic, openai, google, mistral, groq, ollama])(
    "of $name, whose package is not installed, says which one to install",
    async (provider) => {
      const { packageName, version } = provider.modelClass;
      await expect(loadFrom(provider, "some-model", limits, missing)).rejects.toThrow(
        `${provider.name} needs its package: npm install ${packageName}@${version}`,
      );
    },
  );

  it("that cannot be set up names the variable of its key, and nothing of its error", async () => {
    class ChatAnthropic {
      constructor() {
        throw new Error("canary");
      }
    }
    const loading = loadFrom(anthropic, "some-model", limits, async () => ({ ChatAnthropic }));
    await expect(loading).rejects.toThrow("ANTHROPIC_API_KEY");
    await expect(loading).rejects.not.toThrow("canary");
  });

  it("is made from its package with the model's name", async () => {
    // Nothing about temperature: newer models refuse it.
    expect(await fieldsOf(loadFrom(openai, "gpt:with:colons", limits, recorded))).toEqual({
      model: "gpt:with:colons",
      maxRetries: 0,
      maxTokens: 4_096,
      metadata: { deskgraph_model: "openai:gpt:with:colons" },
    });
  });

  it("that would be made without a key is refused at the start, not at the first customer", async () => {
    class ChatOpenAI {
      readonly apiKey = undefined;
    }
    const loading = (provider: typeof openai) => loadFrom(provider, "some-model", limits, async () => ({ ChatOpenAI }));
    await expect(loading(openai)).rejects.toThrow("OPENAI_API_KEY");
    await expect(loading(mistral)).rejects.toThrow("MISTRAL_API_KEY");
  });

  it("is asked where its provider is, with its provider's key, and nowhere else", async () => {
    expect(await fieldsOf(loadFrom(groq, "m", { ...limits, key: "k" }, recorded))).toMatchObject({
      configuration: { baseURL: "https://api.groq.com/openai/v1" },
      apiKey: "k",
    });
    const own = { ...limits, url: "http://127.0.0.1:9/v1" };
    expect(await fieldsOf(loadFrom(openai, "m", own, recorded))).toMatchObject({ configuration: { baseURL: own.url } });
    expect(await fieldsOf(loadFrom(anthropic, "m", own, recorded))).toMatchObject({ anthropicApiUrl: own.url });
    // A server without a key of its own gets none of somebody else's.
    expect(await fieldsOf(loadFrom(compatible, "m", own, recorded))).toMatchObject({
      configuration: { baseURL: own.url },
      apiKey: "none",
    });
    await expect(loadFrom(compatible, "m", limits, recorded)).rejects.toThrow("DESKGRAPH_MODEL_URL: it is needed");
  });

  it("on this machine has room for the prompt, which would be cut without a word", async () => {
    expect(await fieldsOf(loadFrom(ollama, "qwen3:8b", limits, recorded))).toMatchObject({
      baseUrl: "http://127.0.0.1:11434",
      numCtx: 16_384,
      numPredict: 4_096,
    });
  });

  it("of Google goes by both names people know", async () => {
    expect(models["google"]?.keyVariable).toBe("GOOGLE_API_KEY");
    expect(models["google-genai"]?.keyVariable).toBe("GOOGLE_API_KEY");
  });
});
