/**
 * [OPS-5] What an error is and where it came from, for the log: its kind and where it was thrown, never its message,
 * which may quote what somebody wrote.
 */
export function faultOf(error: unknown): { kind: string; stack: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, stack: [] }
  const rows = (error.stack ?? '').split('\n').filter(row => /^\s+at /.test(row))
  return { kind: error.name, stack: rows.slice(0, MOST_ROWS).map(row => row.trim()) }
}

const MOST_ROWS = 12
