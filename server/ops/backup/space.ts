import { codeOf } from '../../adapters/wholeFile.ts'

/** Whether a failure says that there is no space left: of the system, of SQLite, or of PostgreSQL. */
export const isNoSpace = (fault: unknown): boolean => FULL.has(codeOf(fault))

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'])
