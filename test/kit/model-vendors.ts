import { anthropicProtocol } from "../fakes/models/anthropic.ts";
import { googleProtocol } from "../fakes/models/google.ts";
import type { Mind } from "../fakes/models/mind.ts";
import { type ModelServer, type Protocol, startModel } from "../fakes/models/model-server.ts";
import { ollamaProtocol } from "../fakes/models/ollama.ts";
import { openaiProtocol } from "../fakes/models/openai.ts";

export interface ModelAt {
  readonly server: ModelServer;
  /** What names it in the environment. */
  readonly env: Readonly<Record<string, string>>;
}

interface ModelVendorUnderTest {
  readonly name: string;
  readonly protocol: Protocol;
  readonly model: string;
  readonly keyVariable?: string;
  /** What its address ends with. */
  readonly path?: string;
}

/** The real packages' own ways of speaking, each with a strict server on loopback. */
export const modelVendors: readonly ModelVendorUnderTest[] = [
  { name: "openai", protocol: openaiProtocol, model: "gpt-fake", keyVariable: "OPENAI_API_KEY", path: "/v1" },
  { name: "anthropic", protocol: anthropicProtocol, model: "claude-fake", keyVariable: "ANTHROPIC_API_KEY" },
  { name: "google", protocol: googleProtocol, model: "gemini-flash-latest", keyVariable: "GOOGLE_API_KEY" },
  { name: "ollama", protocol: ollamaProtocol, model: "fake:8b" },
];

export async function modelAt(vendor: ModelVendorUnderTest, mind: Mind, model = vendor.model): Promise<ModelAt> {
  const { name, protocol, keyVariable, path = "" } = vendor;
  const server = await startModel(protocol, mind, [vendor.model, "gpt-5-fake", "no-tools:1b"]);
  return {
    server,
    env: {
      DESKGRAPH_MODEL: `${name}:${model}`,
      DESKGRAPH_MODEL_URL: `${server.url}${path}`,
      ...(keyVariable === undefined ? {} : { [keyVariable]: server.key }),
    },
  };
}
