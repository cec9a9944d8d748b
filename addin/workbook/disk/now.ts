/** The time here as the ledger keeps it, with its distance from Greenwich: 2017-09-28T09:00:05+08:00. */
export function now(): string {
  const time = new Date();
  const ahead = -time.getTimezoneOffset();
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  const local = new Date(time.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
}
