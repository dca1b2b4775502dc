/** RFC 3339 UTC with six digits; `at` is milliseconds since 1970 and may carry a fraction. */
export function formatMicros(at: number): string {
  const ms = Math.floor(at);
  const micros = Math.floor((at - ms) * 1_000);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

/** As OPA writes times: nine digits, the last three from `nanos` (0–999). */
export function formatNanos(at: number, nanos: number): string {
  return `${formatMicros(at).slice(0, -1)}${String(nanos).padStart(3, '0')}Z`;
}
