import type { Home } from "../home/home.ts";

/** What one embedding model made of passages, by a digest of their words. */
interface KnowledgeVectors {
  read(model: string): Promise<ReadonlyMap<string, Float32Array>>;
  keep(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  /** Of passages that are gone, and of other models. */
  dropOthers(model: string, digests: readonly string[]): Promise<void>;
}

export const createKnowledgeVectors = ({ pool, tenant }: Pick<Home, "pool" | "tenant">): KnowledgeVectors => ({
  read: async (model) => {
    const { rows } = await pool.query<{ digest: string; vector: Uint8Array }>(
      "select digest, vector from deskgraph.knowledge_vectors where tenant_id = $1 and model = $2",
      [tenant, model],
    );
    return new Map(rows.map(({ digest, vector }) => [digest, numbersOf(vector)]));
  },
  keep: async (model, vectors) => {
    await pool.query(
      `insert into deskgraph.knowledge_vectors (tenant_id, model, digest, vector)
       select $1, $2, u.digest, u.vector from unnest($3::text[], $4::bytea[]) as u (digest, vector)
       on conflict on constraint knowledge_vectors_pkey do update set vector = excluded.vector`,
      [tenant, model, [...vectors.keys()], [...vectors.values()].map(bytesOf)],
    );
  },
  dropOthers: async (model, digests) => {
    await pool.query(
      `delete from deskgraph.knowledge_vectors
       where tenant_id = $1 and (model <> $2 or not digest = any ($3::text[]))`,
      [tenant, model, digests],
    );
  },
});

const bytesOf = (vector: Float32Array): Buffer => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);

/** Copied: the bytes of a row may lie anywhere, and numbers of four bytes may not. */
const numbersOf = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer);
