import type { Provider } from "./provider.ts";

export const anthropic: Provider = {
  name: "anthropic",
  packageName: "@langchain/anthropic",
  version: "1.5.11",
  className: "ChatAnthropic",
  keyVariable: "ANTHROPIC_API_KEY",
  maxOutputField: "maxTokens",
};

export const openai: Provider = {
  name: "openai",
  packageName: "@langchain/openai",
  version: "1.6.0",
  className: "ChatOpenAI",
  keyVariable: "OPENAI_API_KEY",
  maxOutputField: "maxTokens",
};

export const google: Provider = {
  name: "google",
  packageName: "@langchain/google-genai",
  version: "2.3.2",
  className: "ChatGoogleGenerativeAI",
  keyVariable: "GOOGLE_API_KEY",
  maxOutputField: "maxOutputTokens",
};
