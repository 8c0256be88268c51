import { seededRandom } from "@/lib/domain/scheduling/random";

/** Choices that a seed decides. */
export interface Dice {
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** The same for what makes life hard; a third as often with the seeds that are calm. */
  hard(percent: number): boolean;
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
  one<T>(items: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  const random = seededRandom(seed * 7919);
  const number = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const calm = random() < 0.45;
  return {
    hard: (percent) => random() * 100 < (calm ? percent / 3 : percent),
    chance: (percent) => random() * 100 < percent,
    number,
    one<T>(items: readonly T[]): T {
      return items[number(0, items.length - 1)] as T;
    },
  };
}
