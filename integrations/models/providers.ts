import type { ModelClass, Provider } from "./provider.ts";

const openaiClass: ModelClass = {
  packageName: "@langchain/openai",
  version: "1.6.0",
  className: "ChatOpenAI",
  embeddingsClassName: "OpenAIEmbeddings",
  maxOutputField: "maxTokens",
  // A `baseURL` beside the model is ignored, and the key goes to the vendor's public address (measured 2026-11).
  addressFields: (baseURL) => ({ configuration: { baseURL } }),
};

export const openai: Provider = { name: "openai", modelClass: openaiClass, keyVariable: "OPENAI_API_KEY" };

export const anthropic: Provider = {
  name: "anthropic",
  modelClass: {
    packageName: "@langchain/anthropic",
    version: "1.5.11",
    className: "ChatAnthropic",
    maxOutputField: "maxTokens",
    addressFields: (anthropicApiUrl) => ({ anthropicApiUrl }),
  },
  keyVariable: "ANTHROPIC_API_KEY",
};

export const google: Provider = {
  name: "google",
  modelClass: {
    packageName: "@langchain/google-genai",
    version: "2.3.2",
    className: "ChatGoogleGenerativeAI",
    embeddingsClassName: "GoogleGenerativeAIEmbeddings",
    maxOutputField: "maxOutputTokens",
    addressFields: (baseUrl) => ({ baseUrl }),
  },
  keyVariable: "GOOGLE_API_KEY",
};

export const ollama: Provider = {
  name: "ollama",
  modelClass: {
    packageName: "@langchain/ollama",
    version: "1.3.0",
    className: "ChatOllama",
    embeddingsClassName: "OllamaEmbeddings",
    maxOutputField: "numPredict",
    addressFields: (baseUrl) => ({ baseUrl }),
  },
  needsNoKey: true,
  usualUrl: "http://127.0.0.1:11434",
  // Its own window may be 4,096 tokens; the prompt and the tools take some 5,000, and what is over is cut without a
  // word (its source, 2026-08).
  moreFields: { numCtx: 16_384 },
};

/**
 * They speak OpenAI's protocol, and are asked by its class. Their own packages bring a temperature that nobody asked
 * for (Mistral's, Groq's), lose the cached tokens, or ignore our time limit (measured 2026-11).
 */
const likeOpenai = (name: string, keyVariable: string, usualUrl: string): Provider => ({
  name,
  modelClass: openaiClass,
  keyVariable,
  usualUrl,
});

export const mistral = likeOpenai("mistral", "MISTRAL_API_KEY", "https://api.mistral.ai/v1");
export const groq = likeOpenai("groq", "GROQ_API_KEY", "https://api.groq.com/openai/v1");
export const deepseek = likeOpenai("deepseek", "DEEPSEEK_API_KEY", "https://api.deepseek.com");
export const openrouter = likeOpenai("openrouter", "OPENROUTER_API_KEY", "https://openrouter.ai/api/v1");

/** Any other server with OpenAI's protocol: vLLM, llama.cpp, LM Studio, a gateway of the shop's own. */
export const compatible: Provider = {
  name: "compatible",
  modelClass: openaiClass,
  keyVariable: "DESKGRAPH_MODEL_KEY",
  needsNoKey: true,
  needsUrl: true,
};
