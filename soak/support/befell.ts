/**
 * What befell the consoles of a soak, by kind: a soak whose faults never came has shown nothing, so it tells how often
 * each did.
 */
export class Befell {
  readonly #times = new Map<string, number>();

  add(kind: string, times = 1): void {
    if (times > 0) this.#times.set(kind, (this.#times.get(kind) ?? 0) + times);
  }

  addAll(other: Befell): void {
    for (const [kind, times] of other.#times) this.add(kind, times);
  }

  /** As "3 × killed, 12 × throttled". */
  toString(): string {
    const told = [...this.#times].map(([kind, times]) => `${times} × ${kind}`);
    return told.join(", ") || "nothing befell it";
  }
}
