export interface Place {
  kind: "cluster" | "node";
  name: string;
  /** The cluster of a node, the API server of a cluster. */
  within: string;
  href: string;
}

const MAX_FOUND = 12;

/**
 * Places whose name contains every word of the query, best first: the name begins with it, then a part of the name
 * does, then anywhere; clusters before nodes. An empty query finds the clusters.
 */
export function findPlaces(places: readonly Place[], query: string): Place[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return places.filter((place) => place.kind === "cluster").slice(0, MAX_FOUND);
  return places
    .flatMap((place) => {
      const scores = words.map((word) => score(place, word));
      return scores.includes(0) ? [] : [{ place, score: Math.min(...scores) }];
    })
    .sort((a, b) => b.score - a.score || a.place.kind.localeCompare(b.place.kind))
    .slice(0, MAX_FOUND)
    .map((found) => found.place);
}

function score({ name, within }: Place, word: string): number {
  const text = name.toLowerCase();
  if (text.startsWith(word)) return 4;
  const at = text.indexOf(word);
  if (at > 0) return /[-._]/.test(text[at - 1] ?? "") ? 3 : 2;
  return within.toLowerCase().includes(word) ? 1 : 0;
}
