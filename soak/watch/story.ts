/** What happened in a seed, to be told when a row is wrong. */
export interface Story {
  /** `about` names the object ("pod soak-7/p-3"); absent: it concerns all of them. */
  tell(what: string, about?: string): void;
  /** The last of what concerns an object, oldest first. */
  around(about: string): string[];
}

const LINES = 40;

export function createStory(): Story {
  const begin = performance.now();
  const lines: { at: number; what: string; about?: string }[] = [];
  return {
    tell: (what, about) => void lines.push({ at: performance.now() - begin, what, about }),
    around(about) {
      const concerned = lines.filter((line) => line.about === about || line.about === undefined);
      return concerned
        .slice(-LINES)
        .map(({ at, what }) => `${(at / 1000).toFixed(3).padStart(8)} s  ${what}`);
    },
  };
}
