import { describe, expect, it } from "vitest";
import { loadFrom } from "../../../integrations/models/provider.ts";
import { anthropic, openai } from "../../../integrations/models/providers.ts";
import { loadNamedModel } from "../../../src/config/load-model.ts";

const limits = { maxOutputTokens: 4_096 };
const missing = () => Promise.reject(new Error("Cannot find package"));

describe("a model by name", () => {
  it("that nobody provides is refused with the list of those that exist", async () => {
    await expect(loadNamedModel("acme:one", limits)).rejects.toThrow(/anthropic, openai, google/);
    await expect(loadNamedModel("anthropic:", limits)).rejects.toThrow(/provider:model/);
    await expect(loadNamedModel("constructor:x", limits)).rejects.toThrow(/provider:model/);
    await expect(loadNamedModel("anthropic", limits)).rejects.toThrow(/provider:model/);
    await expect(loadNamedModel("rehearsal:x", limits)).rejects.toThrow(/provider:model/);
  });

  it("whose package is not installed says which one to install", async () => {
    await expect(loadFrom(anthropic, "some-model", limits, missing)).rejects.toThrow(
      "npm install @langchain/anthropic",
    );
    await expect(loadNamedModel("openai:some-model", limits)).rejects.toThrow("npm install @langchain/openai");
  });

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
    class ChatOpenAI {
      readonly fields: object;
      constructor(fields: object) {
        this.fields = fields;
      }
    }
    const model: unknown = await loadFrom(openai, "gpt:with:colons", limits, async () => ({ ChatOpenAI }));
    // Nothing about temperature: newer models refuse it.
    expect(model).toEqual({ fields: { model: "gpt:with:colons", maxRetries: 1, maxTokens: 4_096 } });
    await expect(loadNamedModel("openai:gpt:with:colons", limits)).rejects.toThrow("npm install @langchain/openai");
  });

  it("that would be made without a key is refused at the start, not at the first customer", async () => {
    class ChatOpenAI {
      readonly apiKey = undefined;
    }
    await expect(loadFrom(openai, "some-model", limits, async () => ({ ChatOpenAI }))).rejects.toThrow(
      "OPENAI_API_KEY",
    );
  });

  it("of Google goes by both names people know", async () => {
    await expect(loadNamedModel("google:m", limits)).rejects.toThrow("npm install @langchain/google-genai@");
    await expect(loadNamedModel("google-genai:m", limits)).rejects.toThrow("npm install @langchain/google-genai@");
  });
});
