/** Which threads of this process let others go first, as the system sees it. */
import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'

/** How many threads of this process have stepped behind the one that asks; only Linux can say so of one thread. */
export function threadsSteppedBack(): number {
  const ours = getPriority()
  return readdirSync('/proc/self/task').filter(thread => nicenessOf(thread) > ours).length
}

/** The 19th field of proc_pid_stat(5); the name before it is in brackets and may hold blanks. */
function nicenessOf(thread: string): number {
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  } catch {
    // The thread has ended meanwhile.
    return Number.NEGATIVE_INFINITY
  }
}
