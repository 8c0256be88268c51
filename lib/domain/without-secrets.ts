/** A text that somebody else wrote, who may say back what they were sent: secrets are left out. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, "…"), text);
}
