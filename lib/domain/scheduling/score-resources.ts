/** Scores of 0 to 100 in whole numbers, as kube-scheduler computes them. */
const MAX = 100;

/** How much is left. Source: plugin NodeResourcesFit, least_allocated.go; CPU and memory weigh the same. */
export function leastAllocated(used: readonly [number, number], of: readonly [number, number]): number {
  let sum = 0;
  let weight = 0;
  for (const at of [0, 1] as const) {
    if (of[at] === 0) continue;
    sum += used[at] > of[at] ? 0 : Math.floor(((of[at] - used[at]) * MAX) / of[at]);
    weight += 1;
  }
  return weight === 0 ? 0 : Math.floor(sum / weight);
}

function balance(used: readonly [number, number], of: readonly [number, number]): number {
  if (of[0] === 0 || of[1] === 0) return MAX;
  const deviation = Math.abs(Math.min(1, used[0] / of[0]) - Math.min(1, used[1] / of[1])) / 2;
  return Math.trunc((1 - deviation) * MAX);
}

/** Whether the pod makes CPU and memory more even. Source: plugin NodeResourcesBalancedAllocation. */
export function balancedAllocation(
  before: readonly [number, number],
  after: readonly [number, number],
  of: readonly [number, number],
): number {
  return MAX / 2 + Math.trunc((MAX / 2 + balance(after, of) - balance(before, of)) / 2);
}

/** Scales to 0..100 by the largest. Source: plugins/helper, DefaultNormalizeScore. */
export function normalized(scores: Float64Array, reverse: boolean): Float64Array {
  let largest = 0;
  for (const score of scores) if (score > largest) largest = score;
  if (largest === 0) return reverse ? scores.fill(MAX) : scores;
  return scores.map((score) => {
    const scaled = Math.floor((MAX * score) / largest);
    return reverse ? MAX - scaled : scaled;
  });
}
