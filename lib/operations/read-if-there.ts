import { DrydockError } from "@/lib/domain/errors";

/** What the read gives; undefined when what it asks for was deleted meanwhile. Throws the read's other errors. */
export async function readIfThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DrydockError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}
